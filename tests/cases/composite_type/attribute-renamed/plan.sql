-- - attribute:public.person_name.last
-- + attribute:public.person_name.family

BEGIN;
-- drop attribute public.person_name.last  [ACCESS EXCLUSIVE]
ALTER TYPE public.person_name DROP ATTRIBUTE last;
-- create attribute public.person_name.family  [ACCESS EXCLUSIVE]
ALTER TYPE public.person_name ADD ATTRIBUTE family text;
COMMIT;
