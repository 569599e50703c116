CREATE SEQUENCE public.counter;
CREATE TABLE public.ticket (number integer DEFAULT nextval('public.counter'));
