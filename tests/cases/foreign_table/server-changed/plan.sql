-- ~ foreign table:public.box  server

BEGIN;
-- drop view public.boxes (because of column public.box.id)  [ACCESS EXCLUSIVE]
DROP VIEW public.boxes;
-- drop foreign table public.box  [ACCESS EXCLUSIVE]
DROP FOREIGN TABLE public.box;
-- create foreign table public.box
CREATE FOREIGN TABLE public.box (
    id integer,
    label text
) SERVER cellar;
-- create view public.boxes (because of column public.box.id)
CREATE VIEW public.boxes AS
 SELECT id
   FROM public.box;
-- create owner of foreign table public.box (because of foreign table public.box)
ALTER FOREIGN TABLE public.box OWNER TO case_app_owner;
-- create privileges on column public.box.id (because of column public.box.id)  [ACCESS SHARE]
GRANT SELECT (id) ON TABLE public.box TO case_reader;
-- create comment on foreign table public.box (because of foreign table public.box)
COMMENT ON FOREIGN TABLE public.box IS 'kept';
COMMIT;
