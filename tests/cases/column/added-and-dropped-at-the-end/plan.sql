-- + column:public.loan.fine
-- + column:public.loan.note

BEGIN;
-- create column public.loan.fine  [ACCESS EXCLUSIVE]
ALTER TABLE public.loan ADD COLUMN fine numeric(6,2);
-- create column public.loan.note  [ACCESS EXCLUSIVE]
ALTER TABLE public.loan ADD COLUMN note text;
COMMIT;
