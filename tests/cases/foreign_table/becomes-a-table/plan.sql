-- - foreign table:public.box
-- - owner:foreign table.public.box
-- + table:public.box
-- + owner:table.public.box

BEGIN;
-- drop foreign table public.box  [ACCESS EXCLUSIVE]
DROP FOREIGN TABLE public.box;
-- create table public.box
CREATE TABLE public.box (
    id integer,
    label text
);
COMMIT;
