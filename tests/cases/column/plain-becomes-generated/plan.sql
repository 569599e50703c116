-- ~ column:public.line.shout  expression, generated

BEGIN;
-- drop column public.line.shout  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.line DROP COLUMN shout;
-- create column public.line.shout  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) STORED;
COMMIT;
