-- + column:public.loan.token
-- + default:public.loan.token
-- + constraint:public.loan.loan_token_key

BEGIN;
-- create column public.loan.token  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.loan ADD COLUMN token uuid DEFAULT gen_random_uuid() NOT NULL;
-- create constraint public.loan.loan_token_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.loan ADD CONSTRAINT loan_token_key UNIQUE (token);
COMMIT;
