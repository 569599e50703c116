-- ~ collation:public.bytes  locale

BEGIN;
-- drop collation public.bytes
DROP COLLATION public.bytes;
-- create collation public.bytes
CREATE COLLATION public.bytes (PROVIDER = builtin, LOCALE = 'C.UTF-8');
COMMIT;
