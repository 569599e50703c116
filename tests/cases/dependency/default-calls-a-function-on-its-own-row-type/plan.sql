-- + function:shop.last_article()
-- + table:shop.article
-- + column:shop.article.id
-- + column:shop.article.rank
-- + default:shop.article.rank
-- + constraint:shop.article.article_pkey
-- + owner:function.shop.last_article()
-- + owner:table.shop.article

BEGIN;
-- create table shop.article
CREATE TABLE shop.article (
    id integer NOT NULL,
    rank integer,
    CONSTRAINT article_pkey PRIMARY KEY (id)
);
-- create function shop.last_article()
CREATE FUNCTION shop.last_article()
 RETURNS shop.article
 LANGUAGE sql
 STABLE
AS $$SELECT * FROM shop.article ORDER BY id DESC LIMIT 1$$;
-- create default shop.article.rank
ALTER TABLE ONLY shop.article ALTER COLUMN rank SET DEFAULT (shop.last_article()).rank;
COMMIT;
