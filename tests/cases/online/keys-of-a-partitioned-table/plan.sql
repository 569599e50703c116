-- - constraint:public.run.run_old
-- - constraint:public.run_2024.run_2024_delay_day_key
-- - constraint:public.run_2024_q1.run_2024_q1_delay_day_key
-- - constraint:public.run_2023.run_2023_delay_day_key
-- - constraint:public.pass_2024.pass_2024_code_day_key
-- ~ column:public.run.train  not_null
-- ~ column:public.run.day  not_null
-- ~ column:public.run_2024.train  not_null, not_null_name
-- ~ column:public.run_2024.day  not_null, not_null_name
-- ~ column:public.run_2024_q1.train  not_null, not_null_name
-- ~ column:public.run_2024_q1.day  not_null, not_null_name
-- ~ column:public.run_2023.train  not_null, not_null_name
-- ~ column:public.run_2023.day  not_null, not_null_name
-- + constraint:public.run.run_pkey
-- + constraint:public.run_2024.run_2024_pkey
-- + constraint:public.run_2024_q1.run_2024_q1_pkey
-- + constraint:public.run_2023.run_2023_pkey
-- ~ constraint:public.pass.pass_code  definition
-- + constraint:public.pass_2024.pass_2024_code_train_day_key

BEGIN;
-- alter column public.run.train  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_train_not_null NOT NULL train NOT VALID;
COMMIT;
BEGIN;
-- alter column public.run.train  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_train_not_null;
COMMIT;
-- create constraint public.pass_2024.pass_2024_code_train_day_key  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pass_2024_code_train_day_key ON public.pass_2024 (code, train, day);
BEGIN;
-- create constraint public.pass_2024.pass_2024_code_train_day_key  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.pass_2024 ADD CONSTRAINT pass_2024_code_train_day_key UNIQUE USING INDEX pass_2024_code_train_day_key;
COMMIT;
BEGIN;
-- drop constraint public.pass.pass_code (because of constraint public.pass_2024.pass_2024_code_day_key)  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass DROP CONSTRAINT pass_code;
-- create constraint public.pass.pass_code (because of constraint public.pass_2024.pass_2024_code_day_key)  [ACCESS EXCLUSIVE]  ! CORR_MAY_FAIL
ALTER TABLE public.pass ADD CONSTRAINT pass_code UNIQUE (code, train, day);
COMMIT;
BEGIN;
-- drop constraint public.run.run_old  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.run DROP CONSTRAINT run_old;
COMMIT;
BEGIN;
-- alter column public.run.day  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_day_not_null NOT NULL day NOT VALID;
COMMIT;
BEGIN;
-- alter column public.run.day  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_day_not_null;
COMMIT;
-- create constraint public.run_2023.run_2023_pkey  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_2023_pkey ON public.run_2023 (train, day);
BEGIN;
-- create constraint public.run_2023.run_2023_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.run_2023 ADD CONSTRAINT run_2023_pkey PRIMARY KEY USING INDEX run_2023_pkey;
COMMIT;
-- create constraint public.run_2024_q1.run_2024_q1_pkey  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_2024_q1_pkey ON public.run_2024_q1 (train, day);
BEGIN;
-- create constraint public.run_2024_q1.run_2024_q1_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.run_2024_q1 ADD CONSTRAINT run_2024_q1_pkey PRIMARY KEY USING INDEX run_2024_q1_pkey;
COMMIT;
BEGIN;
-- create constraint public.run_2024.run_2024_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE ONLY public.run_2024 ADD CONSTRAINT run_2024_pkey PRIMARY KEY (train, day);
COMMIT;
BEGIN;
-- create constraint public.run_2024.run_2024_pkey  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_2024_pkey ATTACH PARTITION public.run_2024_q1_pkey;
COMMIT;
BEGIN;
-- create constraint public.run.run_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE ONLY public.run ADD CONSTRAINT run_pkey PRIMARY KEY (train, day);
COMMIT;
BEGIN;
-- create constraint public.run.run_pkey  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_pkey ATTACH PARTITION public.run_2024_pkey;
COMMIT;
BEGIN;
-- create constraint public.run.run_pkey  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_pkey ATTACH PARTITION public.run_2023_pkey;
COMMIT;
