-- ~ sequence:public.journey_id_seq  maximum, type
-- ~ column:public.journey.id  type

BEGIN;
-- drop default public.journey.id (because of column public.journey.id)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.journey ALTER COLUMN id DROP DEFAULT;
-- alter sequence public.journey_id_seq  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.journey_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;
-- alter column public.journey.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.journey ALTER COLUMN id TYPE bigint;
-- create default public.journey.id (because of column public.journey.id)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.journey ALTER COLUMN id SET DEFAULT nextval('public.journey_id_seq'::regclass);
COMMIT;
