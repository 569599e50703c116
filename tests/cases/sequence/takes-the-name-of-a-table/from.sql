CREATE TABLE public.counter (id integer);
CREATE TABLE public.ticket (number integer);
