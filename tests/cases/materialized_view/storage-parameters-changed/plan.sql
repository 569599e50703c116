-- ~ materialized view:public.days  options, toast_options

BEGIN;
-- alter materialized view public.days  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days RESET (fillfactor);
-- alter materialized view public.days  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days SET (autovacuum_enabled='false');
-- alter materialized view public.days  [SHARE UPDATE EXCLUSIVE]
ALTER MATERIALIZED VIEW public.days SET (toast.autovacuum_enabled='false');
COMMIT;
