-- - default:public.bicycle.seats
-- ~ column:public.bicycle.id  not_null
-- ~ default:public.bicycle.wheels  expression

BEGIN;
-- drop default public.bicycle.seats  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.bicycle ALTER COLUMN seats DROP DEFAULT;
-- alter column public.bicycle.id  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.bicycle ALTER COLUMN id SET NOT NULL;
-- alter default public.bicycle.wheels  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.bicycle ALTER COLUMN wheels SET DEFAULT 2;
COMMIT;
