-- ~ column:public.line.more  expression

BEGIN;
-- alter column public.line.more  [ACCESS EXCLUSIVE, rewrite]  ! DATA_GENERATED_REPLACED, REWRITE_TABLE
ALTER TABLE public.line ALTER COLUMN more SET EXPRESSION AS (((amount * 3) + 1));
COMMIT;
