-- ~ constraint:public.t0.c0  definition, type
-- ~ constraint:public.t1.c1  definition, type

BEGIN;
-- drop constraint public.t0.c0  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.t0 DROP CONSTRAINT c0;
-- drop constraint public.t1.c1  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.t1 DROP CONSTRAINT c1;
-- create constraint public.t0.c0  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.t0 ADD CONSTRAINT c0 PRIMARY KEY (a);
-- create constraint public.t1.c1  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.t1 ADD CONSTRAINT c1 EXCLUDE USING btree (a WITH =);
COMMIT;
