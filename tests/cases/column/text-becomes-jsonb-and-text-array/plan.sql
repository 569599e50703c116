-- ~ column:public.article.tags  type
-- ~ column:public.article.extra  type

BEGIN;
-- alter column public.article.tags  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN tags TYPE text[] USING tags::text[];
-- alter column public.article.extra  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN extra TYPE jsonb USING extra::jsonb;
COMMIT;
