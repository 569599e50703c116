CREATE TYPE public.span AS RANGE (SUBTYPE = text);
CREATE TABLE public.event (id integer, lasts text, pauses public.span);
CREATE TABLE public.party (guests integer) INHERITS (public.event);
CREATE TABLE public.booking (lasts timestamptz, room integer) PARTITION BY LIST (room);
CREATE TABLE public.booking_1 PARTITION OF public.booking FOR VALUES IN (1);
