-- ~ materialized view:public.days  column_settings
-- + comment:column.public.days.note

BEGIN;
-- alter materialized view public.days  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days ALTER COLUMN day SET STATISTICS 10;
-- alter materialized view public.days  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days ALTER COLUMN day SET (n_distinct=365);
-- alter materialized view public.days  [ACCESS EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days ALTER COLUMN note SET STORAGE EXTERNAL;
-- alter materialized view public.days  [ACCESS EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days ALTER COLUMN note SET COMPRESSION pglz;
-- create comment on column public.days.note  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.days.note IS 'free text';
COMMIT;
