-- ~ column:public.journey.id  type
-- ~ column:public.journey.train  type
-- ~ column:public.journey.miles  type

BEGIN;
-- drop index public.journey_train (because of column public.journey.miles)  [ACCESS EXCLUSIVE]
DROP INDEX public.journey_train;
-- drop constraint public.journey.far (because of column public.journey.miles)  [ACCESS EXCLUSIVE]
ALTER TABLE public.journey DROP CONSTRAINT far;
-- drop default public.journey.miles (because of column public.journey.miles)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.journey ALTER COLUMN miles DROP DEFAULT;
-- alter column public.journey.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.journey ALTER COLUMN id TYPE bigint;
-- alter column public.journey.train  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.journey ALTER COLUMN train TYPE bigint;
-- alter column public.journey.miles  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.journey ALTER COLUMN miles TYPE bigint;
-- create default public.journey.miles (because of column public.journey.miles)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.journey ALTER COLUMN miles SET DEFAULT 0;
-- create constraint public.journey.far (because of column public.journey.miles)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.journey ADD CONSTRAINT far CHECK ((miles < 100000));
-- create index public.journey_train (because of column public.journey.miles)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX journey_train ON public.journey USING btree (train, miles DESC) INCLUDE (id);
-- create comment on index public.journey_train (because of index public.journey_train)
COMMENT ON INDEX public.journey_train IS 'kept';
COMMIT;
