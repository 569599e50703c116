-- ~ column:public.line.double  expression, generated

BEGIN;
-- alter column public.line.double  [ACCESS EXCLUSIVE]
ALTER TABLE public.line ALTER COLUMN double DROP EXPRESSION;
COMMIT;
