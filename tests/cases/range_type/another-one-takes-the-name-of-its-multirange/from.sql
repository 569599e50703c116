CREATE TYPE public.span AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
CREATE TABLE public.event (id integer, lasts public.span DEFAULT '[1,2)');
CREATE TABLE public.party (guests integer) INHERITS (public.event);
