-- ~ statistics:public.a  target

BEGIN;
-- alter statistics public.a  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER STATISTICS public.a SET STATISTICS 1000;
COMMIT;
