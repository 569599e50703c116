-- ~ function:public.size(public.hstore)  body, is_strict

BEGIN;
-- drop extension dependency hstore.function.public.size(public.hstore) (because of function public.size(public.hstore))
ALTER FUNCTION public.size(public.hstore) NO DEPENDS ON EXTENSION hstore;
-- alter function public.size(public.hstore)
CREATE OR REPLACE FUNCTION public.size(h public.hstore)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE STRICT
AS $$SELECT coalesce(cardinality(akeys(h)), 0)$$;
-- create extension dependency hstore.function.public.size(public.hstore) (because of function public.size(public.hstore))
ALTER FUNCTION public.size(public.hstore) DEPENDS ON EXTENSION hstore;
COMMIT;
