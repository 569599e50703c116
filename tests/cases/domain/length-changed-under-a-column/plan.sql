-- ~ domain:public.train_code  type

BEGIN;
-- drop domain public.train_code
ALTER DOMAIN public.train_code RENAME TO pgsync_old_1;
-- create domain public.train_code
CREATE DOMAIN public.train_code AS character varying(8);
-- alter column public.train.code (because of domain public.train_code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.train ALTER COLUMN code TYPE public.train_code USING code::text::public.train_code;
-- alter column public.train.nicknames (because of domain public.train_code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.train ALTER COLUMN nicknames TYPE public.train_code[] USING nicknames::text[]::public.train_code[];
-- drop domain public.train_code
DROP DOMAIN public.pgsync_old_1;
COMMIT;
