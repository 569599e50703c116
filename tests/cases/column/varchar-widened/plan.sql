-- ~ column:public.station.code  type
-- ~ column:public.station.name  type

BEGIN;
-- alter column public.station.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.station ALTER COLUMN code TYPE character varying(8);
-- alter column public.station.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.station ALTER COLUMN name TYPE character varying(200);
COMMIT;
