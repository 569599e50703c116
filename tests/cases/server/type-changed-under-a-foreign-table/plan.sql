-- ~ server:archive  type

-- To be done by hand: user mapping archive.case_reader: its options differ and are set by hand: ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (SET ...)
BEGIN;
-- drop view public.boxes (because of column public.box.id)  [ACCESS EXCLUSIVE]
DROP VIEW public.boxes;
-- drop foreign table public.box (because of server archive)  [ACCESS EXCLUSIVE]
DROP FOREIGN TABLE public.box;
-- drop user mapping archive.case_reader (because of server archive)
DROP USER MAPPING FOR case_reader SERVER archive;
-- drop server archive
DROP SERVER archive;
-- create server archive
CREATE SERVER archive TYPE 'disk' FOREIGN DATA WRAPPER dummy;
-- create user mapping archive.case_reader (because of server archive)
CREATE USER MAPPING FOR case_reader SERVER archive;
-- create foreign table public.box (because of server archive)
CREATE FOREIGN TABLE public.box (
    id integer
) SERVER archive;
-- create view public.boxes (because of column public.box.id)
CREATE VIEW public.boxes AS
 SELECT id
   FROM public.box;
COMMIT;
