-- ~ column:public.item.twice  expression
-- ~ column:public.item.next  expression, generated
-- ~ column:public.book.twice  expression
-- ~ column:public.book.next  expression, generated
-- ~ column:public.sale.twice  expression
-- ~ column:public.sale.next  expression, generated
-- ~ column:public.sale_rest.twice  expression
-- ~ column:public.sale_rest.next  expression, generated

BEGIN;
-- alter column public.item.twice  [ACCESS EXCLUSIVE, rewrite]  ! DATA_GENERATED_REPLACED, REWRITE_TABLE
ALTER TABLE public.item ALTER COLUMN twice SET EXPRESSION AS (((price * 2) + 0));
-- alter column public.item.next  [ACCESS EXCLUSIVE]
ALTER TABLE public.item ALTER COLUMN next DROP EXPRESSION;
-- alter column public.sale.twice  [ACCESS EXCLUSIVE, rewrite]  ! DATA_GENERATED_REPLACED, REWRITE_TABLE
ALTER TABLE public.sale ALTER COLUMN twice SET EXPRESSION AS (((price * 2) + 0));
-- alter column public.sale.next  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale ALTER COLUMN next DROP EXPRESSION;
COMMIT;
