-- - constraint:public.reading_2026.reading_2026_own
-- - index:public.reading_key
-- + constraint:public.reading.reading_key
-- + constraint:public.reading_2026.reading_2026_station_at_key

BEGIN;
-- drop partition public.reading_2026 (because of index public.reading_key)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.reading DETACH PARTITION public.reading_2026;
-- drop index public.reading_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
DROP INDEX public.reading_key;
-- drop constraint public.reading_2026.reading_2026_own  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.reading_2026 DROP CONSTRAINT reading_2026_own;
-- create constraint public.reading_2026.reading_2026_station_at_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.reading_2026 ADD CONSTRAINT reading_2026_station_at_key UNIQUE (station, at);
-- create constraint public.reading.reading_key  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE public.reading ADD CONSTRAINT reading_key UNIQUE (station, at);
-- create partition public.reading_2026 (because of index public.reading_key)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.reading ATTACH PARTITION public.reading_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
