-- ~ attribute:public.pair.a  type
-- ~ column:public.t.p  type

BEGIN;
-- drop composite type public.pair (because of attribute public.pair.a)  [ACCESS EXCLUSIVE]
ALTER TYPE public.pair RENAME TO pgsync_old_1;
-- create composite type public.pair (because of attribute public.pair.a)
CREATE TYPE public.pair AS (a bigint, b text);
-- alter column public.t.p (because of composite type public.pair)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN p TYPE text USING p::text::text;
-- alter column public.t.q (because of composite type public.pair)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.t ALTER COLUMN q TYPE public.pair USING CASE WHEN q IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((q).a::bigint, (q).b)::public.pair END;
-- drop composite type public.pair (because of attribute public.pair.a)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
COMMIT;
