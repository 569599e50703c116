-- ~ collation:public.mixed  ctype

BEGIN;
-- drop collation public.mixed
DROP COLLATION public.mixed;
-- create collation public.mixed
CREATE COLLATION public.mixed (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
COMMIT;
