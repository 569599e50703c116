-- ~ function:public.f(integer)  arguments
-- ~ constraint:public.article.c  definition
-- ~ index:public.i  definition

BEGIN;
-- drop index public.i  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.i;
-- drop constraint public.article.c  [ACCESS EXCLUSIVE]
ALTER TABLE public.article DROP CONSTRAINT c;
-- drop function public.f(integer)  ! DEP_SIGNATURE
DROP FUNCTION public.f(integer);
-- create function public.f(integer)
CREATE FUNCTION public.f(b integer)
 RETURNS integer
 LANGUAGE sql
AS $$SELECT 1$$;
-- create constraint public.article.c  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT c CHECK ((price > (1)::numeric));
-- create index public.i  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX i ON public.article USING btree (price DESC);
-- create comment on constraint public.article.c (because of constraint public.article.c)
COMMENT ON CONSTRAINT c ON public.article IS 'one';
-- create comment on function public.f(integer) (because of function public.f(integer))
COMMENT ON FUNCTION public.f(integer) IS 'three';
-- create comment on index public.i (because of index public.i)
COMMENT ON INDEX public.i IS 'two';
COMMIT;
