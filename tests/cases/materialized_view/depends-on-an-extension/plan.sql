-- + extension dependency:hstore.materialized view.public.extras

BEGIN;
-- create extension dependency hstore.materialized view.public.extras  [ACCESS EXCLUSIVE]
ALTER MATERIALIZED VIEW public.extras DEPENDS ON EXTENSION hstore;
COMMIT;
