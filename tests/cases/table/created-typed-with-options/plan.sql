-- + table:public.wagon
-- + column:public.wagon.number
-- + column:public.wagon.axles
-- + column:public.wagon.name
-- + default:public.wagon.axles
-- + constraint:public.wagon.wagon_axles_check
-- + constraint:public.wagon.wagon_pkey
-- + owner:table.public.wagon

BEGIN;
-- create table public.wagon
CREATE TABLE public.wagon OF public.wagon_type (
    number WITH OPTIONS NOT NULL,
    axles WITH OPTIONS DEFAULT 4 NOT NULL,
    CONSTRAINT wagon_axles_check CHECK ((axles > 1)),
    CONSTRAINT wagon_pkey PRIMARY KEY (number)
);
COMMIT;
