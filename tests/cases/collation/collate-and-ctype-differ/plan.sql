-- ~ collation:public.mixed  ctype
-- ~ collation:public.ordered  collate

BEGIN;
-- drop collation public.mixed
DROP COLLATION public.mixed;
-- drop collation public.ordered
DROP COLLATION public.ordered;
-- create collation public.mixed
CREATE COLLATION public.mixed (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
-- create collation public.ordered
CREATE COLLATION public.ordered (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'C');
COMMIT;
