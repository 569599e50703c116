-- ~ statistics:public.a  target

BEGIN;
-- alter statistics public.a  ! PERF_SETTINGS
ALTER STATISTICS public.a SET STATISTICS 1000;
COMMIT;
