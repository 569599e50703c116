-- + access method:my "tree"
-- + access method:my_heap
-- + table:public.stored
-- + column:public.stored.id
-- + owner:table.public.stored
-- + comment:access method.my_heap

BEGIN;
-- create access method my "tree"
CREATE ACCESS METHOD "my ""tree""" TYPE INDEX HANDLER bthandler;
-- create access method my_heap
CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;
-- create table public.stored
CREATE TABLE public.stored (
    id integer
) USING my_heap;
-- create comment on access method my_heap
COMMENT ON ACCESS METHOD my_heap IS 'heap by another name';
COMMIT;
