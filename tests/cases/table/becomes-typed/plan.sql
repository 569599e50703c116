-- ~ table:public.wagon  of_type

BEGIN;
-- alter table public.wagon  [ACCESS EXCLUSIVE]
ALTER TABLE public.wagon OF public.wagon_type;
COMMIT;
