-- ~ statistics:public.s  columns

BEGIN;
-- drop statistics public.s  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.s;
-- create statistics public.s  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.s ON a, b, (b::text = ANY (ARRAY['1'::character varying, '2'::character varying]::text[])) FROM public.t;
COMMIT;
