-- ~ column:public.t.a  type
-- ~ column:public.t.b  type
-- ~ column:public.t.c  type
-- ~ column:public.t.d  type
-- ~ column:public.t.e  type

BEGIN;
-- alter column public.t.a  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::numeric::integer;
-- alter column public.t.b  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN b TYPE boolean USING b::integer::boolean;
-- alter column public.t.c  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN c TYPE numeric USING c::integer::numeric;
-- alter column public.t.d  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN d TYPE money USING d::numeric::money;
-- alter column public.t.e  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN e TYPE boolean USING e::numeric::integer::boolean;
COMMIT;
