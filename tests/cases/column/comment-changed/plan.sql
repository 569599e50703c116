-- ~ comment:column.public.document.author  text
-- + comment:column.public.document.year

BEGIN;
-- alter comment on column public.document.author  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.document.author IS 'family name, given name';
-- create comment on column public.document.year  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.document.year IS 'first edition';
COMMIT;
