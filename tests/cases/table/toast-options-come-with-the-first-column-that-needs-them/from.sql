CREATE TABLE public.reading (id integer NOT NULL);
CREATE TABLE public.widened (id integer NOT NULL, code varchar(10));
