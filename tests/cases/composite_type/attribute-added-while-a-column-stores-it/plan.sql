-- + attribute:public.address.country

BEGIN;
-- create attribute public.address.country  [ACCESS EXCLUSIVE]
ALTER TYPE public.address ADD ATTRIBUTE country character(2);
COMMIT;
