CREATE TYPE public.signal AS ENUM ('red', 'green', 'off');
CREATE TABLE public.crossing (road public.signal, rail text);
