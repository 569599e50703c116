-- + index:public.entry_north_by_day

BEGIN;
-- create index public.entry_north_by_day  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX entry_north_by_day ON public.entry_north USING btree (day);
-- create index public.entry_north_by_day  [ACCESS EXCLUSIVE]
ALTER INDEX public.entry_day ATTACH PARTITION public.entry_north_by_day;
COMMIT;
