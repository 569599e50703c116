-- - column:public.loan.grace
-- - constraint:public.loan.little_grace
-- - index:public.loan_due_grace
-- ~ view:public.lenient  query

BEGIN;
-- drop index public.loan_due_grace  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.loan_due_grace;
-- drop constraint public.loan.little_grace  [ACCESS EXCLUSIVE]
ALTER TABLE public.loan DROP CONSTRAINT little_grace;
-- alter view public.lenient  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.lenient AS
 SELECT id,
    due AS last_day
   FROM public.loan;
-- drop column public.loan.grace  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.loan DROP COLUMN grace;
COMMIT;
