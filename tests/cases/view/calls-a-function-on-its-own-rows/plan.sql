-- + function:public.is_cheap(public.cheap)
-- + view:public.cheap
-- + owner:function.public.is_cheap(public.cheap)
-- + owner:view.public.cheap

BEGIN;
-- create view public.cheap
CREATE OR REPLACE VIEW public.cheap AS
SELECT
    NULL::integer AS id,
    NULL::numeric AS price;
-- create function public.is_cheap(public.cheap)
CREATE FUNCTION public.is_cheap(public.cheap)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT ($1).price < 10$$;
-- create view public.cheap
CREATE OR REPLACE VIEW public.cheap AS
 SELECT id,
    price
   FROM public.article
  WHERE public.is_cheap(ROW(id, price)::public.cheap);
COMMIT;
