-- ~ sequence:public.ticket  increment

BEGIN;
-- alter sequence public.ticket  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.ticket INCREMENT BY 10;
COMMIT;
