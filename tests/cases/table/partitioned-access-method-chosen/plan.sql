-- ~ table:public.reading  access_method

BEGIN;
-- alter table public.reading  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.reading SET ACCESS METHOD my_heap;
COMMIT;
