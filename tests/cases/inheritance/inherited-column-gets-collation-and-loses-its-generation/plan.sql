-- ~ column:public.part.name  collation
-- ~ column:public.part.grams  expression
-- ~ column:public.part.pounds  expression, generated
-- ~ column:public.wheel.name  collation
-- ~ column:public.wheel.grams  expression
-- ~ column:public.wheel.pounds  expression, generated

BEGIN;
-- alter column public.part.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.part ALTER COLUMN name TYPE text COLLATE pg_catalog."C";
-- alter column public.part.grams  [ACCESS EXCLUSIVE, rewrite]  ! DATA_GENERATED_REPLACED, REWRITE_TABLE
ALTER TABLE public.part ALTER COLUMN grams SET EXPRESSION AS ((weight * 1001));
-- alter column public.part.pounds  [ACCESS EXCLUSIVE]
ALTER TABLE public.part ALTER COLUMN pounds DROP EXPRESSION;
COMMIT;
