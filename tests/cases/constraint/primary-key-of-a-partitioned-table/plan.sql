-- + constraint:public.run.run_key
-- + constraint:public.run_2024.only_even
-- + constraint:public.run_2024.run_2024_pkey

BEGIN;
-- create constraint public.run_2024.only_even  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.run_2024 ADD CONSTRAINT only_even CHECK (((train % 2) = 0));
-- create constraint public.run_2024.run_2024_pkey  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.run_2024 ADD CONSTRAINT run_2024_pkey PRIMARY KEY (train, day);
-- create constraint public.run.run_key  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE public.run ADD CONSTRAINT run_key PRIMARY KEY (train, day);
COMMIT;
