-- - domain:a.path
-- - owner:domain.a.path
-- ~ extension:ltree  schema
-- + domain:b.path
-- ~ domain:public.way  type
-- + owner:domain.b.path

BEGIN;
-- drop domain public.way
ALTER DOMAIN public.way RENAME TO pgsync_old_1;
-- alter extension ltree
ALTER EXTENSION ltree SET SCHEMA b;
-- create domain b.path
CREATE DOMAIN b.path AS b.ltree;
-- create domain public.way
CREATE DOMAIN public.way AS b.path;
-- alter column public.trip.ways (because of domain public.way)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.trip ALTER COLUMN ways TYPE public.way[] USING ways::text[]::public.way[];
-- drop domain public.way
DROP DOMAIN public.pgsync_old_1;
-- drop domain a.path
DROP DOMAIN a.path;
COMMIT;
