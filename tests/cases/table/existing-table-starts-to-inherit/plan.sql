-- + inheritance:public.bicycle.public.vehicle
-- ~ column:public.bicycle.id  position
-- ~ column:public.bicycle.built  position
-- ~ column:public.bicycle.gears  position

BEGIN;
-- create inheritance public.bicycle.public.vehicle  [ACCESS EXCLUSIVE]
ALTER TABLE public.bicycle INHERIT public.vehicle;
COMMIT;
