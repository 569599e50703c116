-- ~ sequence:public.countdown  increment, maximum, minimum, start

BEGIN;
-- alter sequence public.countdown  [SHARE ROW EXCLUSIVE]  ! DATA_DROP_SEQUENCE, LOCK_SEQUENCE
ALTER SEQUENCE public.countdown INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1 START WITH -1 RESTART WITH -1;
COMMIT;
