CREATE TYPE public.span AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TYPE public.event AS (id integer, lasts public.span);
