CREATE FUNCTION public.greeting() RETURNS text LANGUAGE sql AS 'SELECT ''hello''::text';
CREATE TABLE public.t (a integer);
CREATE INDEX t_a ON public.t (a);
