-- + schema:ext's "home"
-- + extension:citext
-- + column:public.t.E-Mail
-- + owner:schema.ext's "home"
-- + comment:extension.citext

BEGIN;
-- create schema ext's "home"
CREATE SCHEMA "ext's ""home""";
-- create extension citext  ! DEP_EXTENSION
CREATE EXTENSION citext WITH SCHEMA "ext's ""home""";
-- create column public.t.E-Mail  [ACCESS EXCLUSIVE]
ALTER TABLE public.t ADD COLUMN "E-Mail" "ext's ""home""".citext;
-- create comment on extension citext
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
COMMIT;
