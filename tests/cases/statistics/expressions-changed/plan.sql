-- ~ statistics:public.a  columns, kinds

BEGIN;
-- drop statistics public.a  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
DROP STATISTICS public.a;
-- create statistics public.a  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.a ON train, (delay / 10), date_part('year'::text, day) FROM public.run;
COMMIT;
