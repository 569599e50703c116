-- ~ sequence:public.ticket  cache, cycle

BEGIN;
-- alter sequence public.ticket  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.ticket CACHE 50 CYCLE;
COMMIT;
