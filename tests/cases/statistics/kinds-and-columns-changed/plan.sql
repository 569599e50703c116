-- ~ statistics:public.a  kinds
-- ~ statistics:public.b  columns

BEGIN;
-- drop statistics public.a  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.a;
-- drop statistics public.b  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.b;
-- create statistics public.a  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.a (dependencies, mcv) ON train, day FROM public.run;
-- create statistics public.b  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.b ON train, delay FROM public.run;
COMMIT;
