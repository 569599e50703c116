-- ~ sequence ownership:public.ticket  column

BEGIN;
-- alter sequence ownership public.ticket  [SHARE ROW EXCLUSIVE]
ALTER SEQUENCE public.ticket OWNED BY public.parking_fine.id;
COMMIT;
