-- + function:public.code_ok(text)
-- + constraint:public.article.code_ok
-- + owner:function.public.code_ok(text)

BEGIN;
-- create function public.code_ok(text)
CREATE FUNCTION public.code_ok(c text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT c ~ '^[A-Z]+$' $$;
-- create constraint public.article.code_ok  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT code_ok CHECK (public.code_ok(code));
COMMIT;
