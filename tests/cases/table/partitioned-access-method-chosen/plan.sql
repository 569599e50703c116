-- ~ table:public.reading  access_method

BEGIN;
-- alter table public.reading  [ACCESS EXCLUSIVE]
ALTER TABLE public.reading SET ACCESS METHOD my_heap;
COMMIT;
