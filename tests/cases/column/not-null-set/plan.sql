-- ~ column:public.article.name  not_null
-- ~ column:public.article.price  not_null

BEGIN;
-- alter column public.article.name  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ALTER COLUMN name SET NOT NULL;
-- alter column public.article.price  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ALTER COLUMN price DROP NOT NULL;
COMMIT;
