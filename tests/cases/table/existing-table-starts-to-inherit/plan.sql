-- + inheritance:public.bicycle.public.vehicle

BEGIN;
-- create inheritance public.bicycle.public.vehicle  [ACCESS EXCLUSIVE]
ALTER TABLE public.bicycle INHERIT public.vehicle;
COMMIT;
