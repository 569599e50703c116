-- ~ range type:public.span  subtype

BEGIN;
-- drop view public.wide (because of column public.stay.rooms)  [ACCESS EXCLUSIVE]
DROP VIEW public.wide;
-- drop column public.stay.rooms (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.stay ALTER COLUMN rooms TYPE text USING rooms::text;
-- drop range type public.span
DROP TYPE public.span;
-- create range type public.span
CREATE TYPE public.span AS RANGE (SUBTYPE = bigint);
-- alter column public.stay.rooms (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.stay ALTER COLUMN rooms TYPE public.span USING rooms::public.span;
-- create view public.wide (because of column public.stay.rooms)
CREATE VIEW public.wide AS
 SELECT id
   FROM public.stay
  WHERE (upper(rooms) > 5);
-- create comment on range type public.span (because of range type public.span)
COMMENT ON TYPE public.span IS 'from and to';
COMMIT;
