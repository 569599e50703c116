-- - extension dependency:citext.function.public.one()
-- + extension dependency:pg_trgm.function.public.one()

BEGIN;
-- drop extension dependency citext.function.public.one()
ALTER FUNCTION public.one() NO DEPENDS ON EXTENSION citext;
-- create extension dependency pg_trgm.function.public.one()
ALTER FUNCTION public.one() DEPENDS ON EXTENSION pg_trgm;
COMMIT;
