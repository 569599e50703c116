-- ~ view:public.dear  columns, query
-- ~ view:public.dearest  columns
-- ~ view:public.priced  columns
-- ~ column:public.article.price  type

BEGIN;
-- drop view public.dearest (because of view public.dear)  [ACCESS EXCLUSIVE]
DROP VIEW public.dearest;
-- drop view public.dear (because of view public.priced)  [ACCESS EXCLUSIVE]
DROP VIEW public.dear;
-- drop view public.priced (because of column public.article.price)  [ACCESS EXCLUSIVE]
DROP VIEW public.priced;
-- alter column public.article.price  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN price TYPE numeric(10,2);
-- create view public.priced (because of column public.article.price)
CREATE VIEW public.priced AS
 SELECT id,
    price
   FROM public.article;
-- create default public.priced.price (because of view public.priced)
ALTER VIEW public.priced ALTER COLUMN price SET DEFAULT 1;
-- create view public.dear (because of view public.priced)
CREATE VIEW public.dear WITH (security_barrier='true') AS
 SELECT id,
    (price * (2)::numeric) AS twice
   FROM public.priced
  WHERE (price > (10)::numeric);
-- create view public.dearest (because of view public.dear)
CREATE VIEW public.dearest AS
 SELECT max(twice) AS twice
   FROM public.dear;
-- create privileges on view public.dearest (because of view public.dearest)
GRANT SELECT ON TABLE public.dearest TO case_reader;
-- create comment on view public.dear (because of view public.dear)
COMMENT ON VIEW public.dear IS 'second floor';
-- create comment on column public.dearest.twice (because of view public.dearest)
COMMENT ON COLUMN public.dearest.twice IS 'third floor';
COMMIT;
