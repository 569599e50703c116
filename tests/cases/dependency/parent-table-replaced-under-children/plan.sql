-- ~ column:public.vehicle.kind  type
-- ~ column:public.car.kind  type

BEGIN;
-- drop partition public.car (because of table public.vehicle)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.vehicle DETACH PARTITION public.car;
-- drop index public.car_id_idx (because of index public.vehicle_id)  [ACCESS EXCLUSIVE]
DROP INDEX public.car_id_idx;
-- drop table public.vehicle (because of column public.vehicle.kind)  [ACCESS EXCLUSIVE]
DROP TABLE public.vehicle;
-- create table public.vehicle (because of column public.vehicle.kind)
CREATE TABLE public.vehicle (
    id integer,
    kind text
) PARTITION BY LIST (kind);
-- alter column public.car.kind  [ACCESS EXCLUSIVE]
ALTER TABLE public.car ALTER COLUMN kind TYPE text;
-- create index public.car_id_idx (because of index public.vehicle_id)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX car_id_idx ON public.car USING btree (id);
-- create partition public.car (because of table public.vehicle)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.vehicle ATTACH PARTITION public.car FOR VALUES IN ('car');
-- create index public.vehicle_id (because of table public.vehicle)  [SHARE]
CREATE INDEX vehicle_id ON public.vehicle USING btree (id);
COMMIT;
