CREATE TABLE public.flags (mask bit(8), tail bit varying(6));
