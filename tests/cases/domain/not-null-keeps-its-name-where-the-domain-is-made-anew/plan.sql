-- + domain constraint:public.code.code_check

BEGIN;
-- drop domain public.code (because of domain constraint public.code.code_check)
ALTER DOMAIN public.code RENAME TO pgsync_old_1;
-- create domain public.code (because of domain constraint public.code.code_check)
CREATE DOMAIN public.code AS text CONSTRAINT code_not_null NOT NULL CONSTRAINT code_check CHECK ((VALUE = ANY (ARRAY['a'::text, 'b'::text])));
-- alter column public.item.codes (because of domain public.code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.item ALTER COLUMN codes TYPE public.code[] USING codes::text[]::public.code[];
-- drop domain public.code (because of domain constraint public.code.code_check)
DROP DOMAIN public.pgsync_old_1;
COMMIT;
