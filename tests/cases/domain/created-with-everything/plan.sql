-- + domain:shop.sku
-- + table:shop.article
-- + domain constraint:shop.sku.not_blank
-- + domain constraint:shop.sku.upper_case
-- + column:shop.article.sku
-- + column:shop.article.title
-- + constraint:shop.article.article_pkey
-- + owner:domain.shop.sku
-- + owner:table.shop.article

BEGIN;
-- create domain shop.sku
CREATE DOMAIN shop.sku AS character varying(20) COLLATE pg_catalog."C" DEFAULT 'none'::character varying NOT NULL CONSTRAINT not_blank CHECK ((length((VALUE)::text) > 2)) CONSTRAINT upper_case CHECK (((VALUE)::text = upper((VALUE)::text)));
-- create table shop.article
CREATE TABLE shop.article (
    sku shop.sku NOT NULL,
    title text,
    CONSTRAINT article_pkey PRIMARY KEY (sku)
);
COMMIT;
