CREATE TABLE public.booking (room integer, day date, CONSTRAINT one_per_day UNIQUE (room, day));
CREATE TYPE public.stay AS (room integer, nights integer);
