-- ~ sequence:public.ticket  type

BEGIN;
-- alter sequence public.ticket  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.ticket AS bigint MINVALUE 1 MAXVALUE 9999;
COMMIT;
