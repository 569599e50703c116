CREATE TABLE public.flags (mask bit(16), tail bit(6));
