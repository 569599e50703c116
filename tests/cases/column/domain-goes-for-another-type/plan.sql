-- - domain:public.amount
-- - domain:public.instant
-- - domain:public.later
-- - owner:domain.public.amount
-- - owner:domain.public.instant
-- - owner:domain.public.later
-- ~ column:public.t.a  type
-- ~ column:public.t.b  type
-- ~ column:public.t.c  type
-- ~ column:public.t.d  type

BEGIN;
-- alter column public.t.a  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN a TYPE numeric(10,2) USING a::text::numeric(10,2);
-- alter column public.t.b  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN b TYPE integer USING b::integer;
-- drop domain public.amount
DROP DOMAIN public.amount;
-- alter column public.t.c  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN c TYPE text[] USING c::text[]::text[];
-- alter column public.t.d  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN d TYPE timestamp with time zone USING d::timestamp with time zone;
-- drop domain public.later
DROP DOMAIN public.later;
-- drop domain public.instant
DROP DOMAIN public.instant;
COMMIT;
