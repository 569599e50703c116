-- ~ column:public.sale_1.id  position
-- ~ constraint:public.sale_1.sale_1_key  origin
-- + partition:public.sale_1

BEGIN;
-- create partition public.sale_1  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_1 FOR VALUES FROM (1) TO (100);
COMMIT;
