-- ~ attribute:public.dose.amount  type
-- ~ attribute:public.dose.unit  type

BEGIN;
-- alter attribute public.dose.amount  [ACCESS EXCLUSIVE]
ALTER TYPE public.dose ALTER ATTRIBUTE amount TYPE numeric(8,3);
-- alter attribute public.dose.unit  [ACCESS EXCLUSIVE]
ALTER TYPE public.dose ALTER ATTRIBUTE unit TYPE text;
COMMIT;
