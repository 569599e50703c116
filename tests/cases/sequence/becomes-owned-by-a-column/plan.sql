-- + sequence ownership:public.ticket

BEGIN;
-- create sequence ownership public.ticket  [SHARE ROW EXCLUSIVE]
ALTER SEQUENCE public.ticket OWNED BY public.fine.id;
COMMIT;
