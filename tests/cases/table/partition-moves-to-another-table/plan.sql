-- ~ partition:public.may  parent

BEGIN;
-- drop partition public.may  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.old DETACH PARTITION public.may;
-- create partition public.may  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.new ATTACH PARTITION public.may FOR VALUES FROM ('2024-05-01') TO ('2024-06-01');
COMMIT;
