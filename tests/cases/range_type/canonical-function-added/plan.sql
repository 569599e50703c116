-- ~ range type:public.span  canonical

BEGIN;
-- drop function public.span_canonical(public.span) (because of range type public.span)
DROP FUNCTION public.span_canonical(public.span);
-- drop range type public.span
DROP TYPE public.span;
-- create range type public.span
CREATE TYPE public.span;
-- create function public.span_canonical(public.span) (because of range type public.span)
CREATE FUNCTION public.span_canonical(public.span)
 RETURNS public.span
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4range_canonical$$;
-- create range type public.span
CREATE TYPE public.span AS RANGE (SUBTYPE = integer, CANONICAL = public.span_canonical);
COMMIT;
