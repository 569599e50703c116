-- ~ materialized view:public.days  access_method

BEGIN;
-- alter materialized view public.days  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER MATERIALIZED VIEW public.days SET ACCESS METHOD my_heap;
COMMIT;
