-- ~ view:public.heavy  query
-- ~ column:public.vehicle.weight  type
-- ~ column:public.bicycle.weight  type

BEGIN;
-- drop view public.heavy (because of column public.bicycle.weight)  [ACCESS EXCLUSIVE]
DROP VIEW public.heavy;
-- alter column public.vehicle.weight  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.vehicle ALTER COLUMN weight TYPE numeric;
-- create view public.heavy (because of column public.bicycle.weight)
CREATE VIEW public.heavy AS
 SELECT id
   FROM public.bicycle
  WHERE (weight > (20)::numeric);
COMMIT;
