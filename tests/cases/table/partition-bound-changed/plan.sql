-- ~ partition:public.sale_north  bound

BEGIN;
-- drop partition public.sale_north  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_north;
-- create partition public.sale_north  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_north FOR VALUES IN ('no', 'se', 'fi');
COMMIT;
