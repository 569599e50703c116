-- ~ statistics:public.both_columns  relation

BEGIN;
-- drop statistics public.both_columns  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.both_columns;
-- create statistics public.both_columns  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.both_columns ON x, y FROM public.b;
COMMIT;
