-- + table:public.car
-- + inheritance:public.car.public.vehicle
-- + column:public.car.id
-- + column:public.car.wheels
-- + column:public.car.doors
-- + owner:table.public.car

BEGIN;
-- create table public.car  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.car (
    id integer,
    wheels integer CONSTRAINT has_wheels NOT NULL,
    doors integer
) INHERITS (public.vehicle);
COMMIT;
