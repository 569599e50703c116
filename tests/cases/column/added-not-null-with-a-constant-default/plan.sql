-- + column:public.loan.renewals
-- + default:public.loan.renewals

BEGIN;
-- create column public.loan.renewals  [ACCESS EXCLUSIVE]
ALTER TABLE public.loan ADD COLUMN renewals smallint DEFAULT 0 NOT NULL;
COMMIT;
