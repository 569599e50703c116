-- + function:shop.next_position()
-- + table:shop.article
-- + column:shop.article.id
-- + column:shop.article.position
-- + default:shop.article.position
-- + constraint:shop.article.article_pkey
-- + owner:function.shop.next_position()
-- + owner:table.shop.article

BEGIN;
-- create function shop.next_position()
CREATE FUNCTION shop.next_position()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $$SELECT count(*) + 1 FROM shop.article$$;
-- create table shop.article
CREATE TABLE shop.article (
    id integer NOT NULL,
    "position" bigint DEFAULT shop.next_position(),
    CONSTRAINT article_pkey PRIMARY KEY (id)
);
COMMIT;
