-- ~ partition:public.sale_rest  bound

BEGIN;
-- drop partition public.sale_rest  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.sale DETACH PARTITION public.sale_rest;
-- create partition public.sale_rest  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.sale ATTACH PARTITION public.sale_rest DEFAULT;
COMMIT;
