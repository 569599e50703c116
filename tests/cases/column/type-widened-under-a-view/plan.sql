-- ~ view:public.expensive  columns
-- ~ column:public.article.price  type

BEGIN;
-- drop view public.expensive (because of column public.article.price)  [ACCESS EXCLUSIVE]
DROP VIEW public.expensive;
-- alter column public.article.price  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN price TYPE numeric(12,4);
-- create view public.expensive (because of column public.article.price)
CREATE VIEW public.expensive AS
 SELECT id,
    price
   FROM public.article
  WHERE (price > (100)::numeric);
-- create privileges on view public.expensive (because of view public.expensive)
GRANT SELECT ON TABLE public.expensive TO case_reader;
-- create comment on view public.expensive (because of view public.expensive)
COMMENT ON VIEW public.expensive IS 'kept under lock';
-- create comment on column public.expensive.price (because of view public.expensive)
COMMENT ON COLUMN public.expensive.price IS 'before tax';
COMMIT;
