-- ~ column:public.line.amount  type
-- ~ column:public.line.more  type

BEGIN;
-- drop column public.line.more  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.line DROP COLUMN more;
-- alter column public.line.amount  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ALTER COLUMN amount TYPE bigint;
-- create column public.line.more  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN more bigint GENERATED ALWAYS AS ((amount + 1)) STORED;
COMMIT;
