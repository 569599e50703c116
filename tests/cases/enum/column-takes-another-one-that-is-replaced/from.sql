CREATE TYPE public.light AS ENUM ('red', 'green');
CREATE TYPE public.signal AS ENUM ('red', 'amber');
CREATE TABLE public.crossing (road public.light, rail public.signal);
