CREATE TABLE public.event (at date);
CREATE TABLE public.visit (guest text, note text) INHERITS (public.event);
CREATE TABLE public.call (number text) INHERITS (public.event);
CREATE TABLE public.missed_call () INHERITS (public.call);
