-- - column:public.fine.id
-- - default:public.fine.id
-- - sequence ownership:public.ticket

BEGIN;
-- drop sequence ownership public.ticket  [SHARE ROW EXCLUSIVE]
ALTER SEQUENCE public.ticket OWNED BY NONE;
-- drop column public.fine.id  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.fine DROP COLUMN id;
COMMIT;
