CREATE EXTENSION hstore;
CREATE FUNCTION public.pairs(public.hstore) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
ALTER FUNCTION public.pairs(public.hstore) DEPENDS ON EXTENSION hstore;
CREATE FUNCTION public.greeting() RETURNS text LANGUAGE sql AS 'SELECT ''hello''::text';
ALTER FUNCTION public.greeting() DEPENDS ON EXTENSION hstore;
CREATE TABLE public.t (a integer);
CREATE INDEX t_a ON public.t (a);
ALTER INDEX public.t_a DEPENDS ON EXTENSION hstore;
