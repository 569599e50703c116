-- - column:public.line.net
-- - column:public.line.gross

BEGIN;
-- drop column public.line.gross  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.line DROP COLUMN gross;
-- drop column public.line.net  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.line DROP COLUMN net;
COMMIT;
