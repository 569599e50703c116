-- ~ column:public.bus.plate  not_null

BEGIN;
-- alter column public.bus.plate  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.bus ALTER COLUMN plate SET NOT NULL;
COMMIT;
