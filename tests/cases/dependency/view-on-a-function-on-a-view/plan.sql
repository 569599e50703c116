-- ~ view:public.base  columns, query
-- ~ view:public.top  query

BEGIN;
-- drop view public.top (because of view public.base)  [ACCESS EXCLUSIVE]
DROP VIEW public.top;
-- drop function public.from_base() (because of view public.base)
DROP FUNCTION public.from_base();
-- drop view public.base  [ACCESS EXCLUSIVE]
DROP VIEW public.base;
-- create view public.base
CREATE VIEW public.base AS
 SELECT price,
    id
   FROM public.article;
-- create function public.from_base() (because of view public.base)
CREATE FUNCTION public.from_base()
 RETURNS SETOF public.base
 LANGUAGE sql
 STABLE
AS $$SELECT * FROM base$$;
-- create view public.top (because of view public.base)
CREATE VIEW public.top AS
 SELECT id
   FROM public.from_base() from_base(price, id);
COMMIT;
