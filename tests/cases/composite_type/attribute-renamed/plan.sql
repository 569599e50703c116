-- - attribute:public.person_name.last
-- + attribute:public.person_name.family

BEGIN;
-- drop attribute public.person_name.last
ALTER TYPE public.person_name DROP ATTRIBUTE last;
-- create attribute public.person_name.family
ALTER TYPE public.person_name ADD ATTRIBUTE family text;
COMMIT;
