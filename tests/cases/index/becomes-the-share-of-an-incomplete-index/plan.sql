-- ~ index:public.entry_north_by_day  origin

BEGIN;
-- alter index public.entry_north_by_day  [ACCESS EXCLUSIVE]
ALTER INDEX public.entry_day ATTACH PARTITION public.entry_north_by_day;
COMMIT;
