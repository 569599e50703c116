-- ~ domain:public.signal_name  collation

BEGIN;
-- drop domain public.signal_name
ALTER DOMAIN public.signal_name RENAME TO pgsync_old_1;
-- create domain public.signal_name
CREATE DOMAIN public.signal_name AS text COLLATE pg_catalog."POSIX";
-- alter column public.signal.name (because of domain public.signal_name)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.signal ALTER COLUMN name TYPE public.signal_name USING name::text::public.signal_name;
-- drop domain public.signal_name
DROP DOMAIN public.pgsync_old_1;
COMMIT;
