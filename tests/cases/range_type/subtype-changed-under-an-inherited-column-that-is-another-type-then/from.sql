CREATE TYPE public.span AS RANGE (SUBTYPE = date);
CREATE TABLE public.event (id integer, lasts public.span, pauses public.span);
CREATE TABLE public.party (guests integer) INHERITS (public.event);
CREATE TABLE public.booking (lasts public.span, room integer) PARTITION BY LIST (room);
CREATE TABLE public.booking_1 PARTITION OF public.booking FOR VALUES IN (1);
