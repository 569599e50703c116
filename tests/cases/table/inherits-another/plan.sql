-- + table:public.locomotive
-- + inheritance:public.locomotive.public.vehicle
-- + column:public.locomotive.id
-- + column:public.locomotive.built
-- + column:public.locomotive.power
-- + constraint:public.locomotive.locomotive_pkey
-- + constraint:public.locomotive.locomotive_power_check
-- + owner:table.public.locomotive

BEGIN;
-- create table public.locomotive  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.locomotive (
    power integer,
    CONSTRAINT locomotive_pkey PRIMARY KEY (id),
    CONSTRAINT locomotive_power_check CHECK ((power > 0))
) INHERITS (public.vehicle);
COMMIT;
