-- ~ column:public.run.train  not_null
-- ~ column:public.run.day  not_null
-- ~ column:public.run.delay  not_null
-- ~ column:public.stop.name  not_null
-- ~ column:public.halt.name  not_null
-- ~ column:public.halt.minutes  not_null
-- ~ column:public.pass.train  not_null
-- ~ column:public.pass_2024.train  not_null, not_null_name
-- + constraint:public.run.run_pkey

BEGIN;
-- alter column public.halt.minutes  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.halt ADD CONSTRAINT halt_minutes_not_null NOT NULL minutes NOT VALID;
COMMIT;
BEGIN;
-- alter column public.halt.minutes  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.halt VALIDATE CONSTRAINT halt_minutes_not_null;
COMMIT;
BEGIN;
-- alter column public.pass.train  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.pass ADD CONSTRAINT pass_train_not_null NOT NULL train NOT VALID;
COMMIT;
BEGIN;
-- alter column public.pass.train  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.pass VALIDATE CONSTRAINT pass_train_not_null;
COMMIT;
BEGIN;
-- alter column public.run.train  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_train_not_null NOT NULL train NOT VALID;
-- alter column public.run.day  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_day_not_null NOT NULL day NOT VALID;
-- alter column public.run.delay  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_delay_not_null NOT NULL delay NOT VALID;
COMMIT;
BEGIN;
-- alter column public.run.train  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_train_not_null;
COMMIT;
BEGIN;
-- alter column public.run.day  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_day_not_null;
COMMIT;
BEGIN;
-- alter column public.run.delay  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_delay_not_null;
COMMIT;
BEGIN;
-- alter column public.stop.name  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.stop ADD CONSTRAINT stop_name_not_null NOT NULL name NOT VALID;
COMMIT;
BEGIN;
-- alter column public.stop.name  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.stop VALIDATE CONSTRAINT stop_name_not_null;
COMMIT;
-- create constraint public.run.run_pkey  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_pkey ON public.run (day);
BEGIN;
-- create constraint public.run.run_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.run ADD CONSTRAINT run_pkey PRIMARY KEY USING INDEX run_pkey;
COMMIT;
