-- - attribute:public.dose.remark

BEGIN;
-- drop attribute public.dose.remark  [ACCESS EXCLUSIVE]
ALTER TYPE public.dose DROP ATTRIBUTE remark;
COMMIT;
