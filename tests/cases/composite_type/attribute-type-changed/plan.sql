-- ~ attribute:public.dose.amount  type
-- ~ attribute:public.dose.unit  type

BEGIN;
-- alter attribute public.dose.amount
ALTER TYPE public.dose ALTER ATTRIBUTE amount TYPE numeric(8,3);
-- alter attribute public.dose.unit
ALTER TYPE public.dose ALTER ATTRIBUTE unit TYPE text;
COMMIT;
