-- ~ column:public.archive_2020.train  position
-- ~ column:public.archive_2020.day  position
-- + partition:public.archive_2020

BEGIN;
-- create partition public.archive_2020  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.run ATTACH PARTITION public.archive_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
COMMIT;
