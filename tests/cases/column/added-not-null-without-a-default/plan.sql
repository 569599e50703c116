-- + column:public.loan.reader

BEGIN;
-- create column public.loan.reader  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL
ALTER TABLE public.loan ADD COLUMN reader text NOT NULL;
COMMIT;
