-- + extension dependency:pg_trgm.function.public.near(text, text)
-- + extension dependency:pg_trgm.index.public.station_lower_name

BEGIN;
-- create extension dependency pg_trgm.function.public.near(text, text)
ALTER FUNCTION public.near(text, text) DEPENDS ON EXTENSION pg_trgm;
-- create extension dependency pg_trgm.index.public.station_lower_name  [ACCESS EXCLUSIVE]
ALTER INDEX public.station_lower_name DEPENDS ON EXTENSION pg_trgm;
COMMIT;
