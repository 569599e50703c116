CREATE TYPE public.stretch AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TYPE public.event AS (id integer, lasts public.stretch);
