-- ~ column:public.t.b  expression, generated, type

BEGIN;
-- alter column public.t.b  [ACCESS EXCLUSIVE]
ALTER TABLE public.t ALTER COLUMN b DROP EXPRESSION;
-- alter column public.t.b  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN b TYPE text USING b::text;
COMMIT;
