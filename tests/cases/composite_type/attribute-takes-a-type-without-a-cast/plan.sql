-- - enum:public.e
-- - owner:enum.public.e
-- + enum:public.f
-- ~ attribute:public.pair.a  type
-- ~ attribute:public.pair.b  type
-- + owner:enum.public.f

BEGIN;
-- drop composite type public.pair (because of attribute public.pair.b)  [ACCESS EXCLUSIVE]
ALTER TYPE public.pair RENAME TO pgsync_old_1;
-- create enum public.f
CREATE TYPE public.f AS ENUM ('1', '2', '3');
-- create composite type public.pair (because of attribute public.pair.b)
CREATE TYPE public.pair AS (a public.f, b integer);
-- alter column public.t.p (because of composite type public.pair)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN p TYPE public.pair USING CASE WHEN p IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((p).a::text::public.f, (p).b::integer)::public.pair END;
-- drop composite type public.pair (because of attribute public.pair.b)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
-- drop enum public.e
DROP TYPE public.e;
COMMIT;
