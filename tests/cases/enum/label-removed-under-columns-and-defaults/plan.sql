-- ~ enum:public.berth  labels

BEGIN;
-- drop default public.reservation.accepted (because of enum public.berth)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.reservation ALTER COLUMN accepted DROP DEFAULT;
-- drop default public.reservation.wanted (because of enum public.berth)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.reservation ALTER COLUMN wanted DROP DEFAULT;
-- drop enum public.berth
ALTER TYPE public.berth RENAME TO pgsync_old_1;
-- create enum public.berth
CREATE TYPE public.berth AS ENUM ('seat', 'couchette', 'sleeper');
-- alter column public.reservation.wanted (because of enum public.berth)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.reservation ALTER COLUMN wanted TYPE public.berth USING wanted::text::public.berth;
-- alter column public.reservation.accepted (because of enum public.berth)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.reservation ALTER COLUMN accepted TYPE public.berth[] USING accepted::text[]::public.berth[];
-- create default public.reservation.accepted (because of enum public.berth)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.reservation ALTER COLUMN accepted SET DEFAULT '{seat,couchette}'::public.berth[];
-- create default public.reservation.wanted (because of enum public.berth)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.reservation ALTER COLUMN wanted SET DEFAULT 'seat'::public.berth;
-- create comment on enum public.berth (because of enum public.berth)
COMMENT ON TYPE public.berth IS 'what a traveller may book';
-- drop enum public.berth  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
