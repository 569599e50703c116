-- ~ column:public.article.a  type
-- ~ column:public.article.b  type

BEGIN;
-- alter column public.article.a  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN a TYPE text USING a::text;
-- alter column public.article.b  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN b TYPE integer USING b::integer;
COMMIT;
