CREATE TABLE article (id integer PRIMARY KEY, price numeric CONSTRAINT price_is_known NOT NULL);

CREATE VIEW priced AS SELECT id FROM article;
