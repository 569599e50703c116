-- - function:public.display(public.station)
-- - function:public.stations()
-- - table:public.station
-- - view:public.shown
-- - column:public.station.id
-- - column:public.station.name
-- - constraint:public.station.station_pkey
-- - owner:function.public.display(public.station)
-- - owner:function.public.stations()
-- - owner:table.public.station
-- - owner:view.public.shown

BEGIN;
-- drop view public.shown  [ACCESS EXCLUSIVE]
DROP VIEW public.shown;
-- drop function public.display(public.station)  ! DEP_SIGNATURE
DROP FUNCTION public.display(public.station);
-- drop function public.stations()  ! DEP_SIGNATURE
DROP FUNCTION public.stations();
-- drop table public.station  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.station;
COMMIT;
