-- - attribute:public.dose.remark

BEGIN;
-- drop attribute public.dose.remark
ALTER TYPE public.dose DROP ATTRIBUTE remark;
COMMIT;
