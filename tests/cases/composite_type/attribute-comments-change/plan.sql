-- - comment:attribute.public.person_name.given
-- + comment:composite type.public.person_name
-- + comment:attribute.public.person_name.family

BEGIN;
-- drop comment on attribute public.person_name.given  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.person_name.given IS NULL;
-- create comment on composite type public.person_name
COMMENT ON TYPE public.person_name IS 'a name in two parts';
-- create comment on attribute public.person_name.family  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.person_name.family IS 'as in the passport';
COMMIT;
