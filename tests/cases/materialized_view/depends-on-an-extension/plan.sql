-- + extension dependency:hstore.materialized view.public.extras

BEGIN;
-- create extension dependency hstore.materialized view.public.extras
ALTER MATERIALIZED VIEW public.extras DEPENDS ON EXTENSION hstore;
COMMIT;
