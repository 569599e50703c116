-- ~ materialized view:public.m  options
-- ~ materialized view:public.n  toast_options

BEGIN;
-- alter materialized view public.m  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.m SET (fillfactor='70');
-- alter materialized view public.n  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.n SET (toast.autovacuum_enabled='false');
COMMIT;
