-- ~ column:public.line.more  expression

BEGIN;
-- alter column public.line.more  [ACCESS EXCLUSIVE]
ALTER TABLE public.line ALTER COLUMN more SET EXPRESSION AS ((amount * 4));
COMMIT;
