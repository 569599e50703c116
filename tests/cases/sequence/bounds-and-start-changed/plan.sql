-- ~ sequence:public.locker  maximum, minimum, start

BEGIN;
-- alter sequence public.locker  [SHARE ROW EXCLUSIVE]  ! DATA_DROP_SEQUENCE, LOCK_SEQUENCE
ALTER SEQUENCE public.locker MINVALUE 100 MAXVALUE 150 START WITH 120 RESTART WITH 120;
COMMIT;
