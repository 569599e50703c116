-- - table:public.article
-- - view:public.product
-- - column:public.article.id
-- - column:public.article.name
-- - constraint:public.article.article_pkey
-- - owner:table.public.article
-- - owner:view.public.product
-- + table:public.product
-- + view:public.article
-- + column:public.product.id
-- + column:public.product.name
-- + constraint:public.product.product_pkey
-- + owner:table.public.product
-- + owner:view.public.article

BEGIN;
-- drop view public.product  [ACCESS EXCLUSIVE]
DROP VIEW public.product;
-- drop table public.article  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.article;
-- create table public.product
CREATE TABLE public.product (
    id integer NOT NULL,
    name text,
    CONSTRAINT product_pkey PRIMARY KEY (id)
);
-- create view public.article
CREATE VIEW public.article AS
 SELECT id,
    name
   FROM public.product;
COMMIT;
