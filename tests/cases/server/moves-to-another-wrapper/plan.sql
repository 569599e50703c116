-- ~ server:archive  wrapper

BEGIN;
-- drop foreign table public.box (because of server archive)  [ACCESS EXCLUSIVE]
DROP FOREIGN TABLE public.box;
-- drop server archive
DROP SERVER archive;
-- create server archive
CREATE SERVER archive FOREIGN DATA WRAPPER two;
-- create foreign table public.box (because of server archive)
CREATE FOREIGN TABLE public.box (
    id integer
) SERVER archive;
COMMIT;
