CREATE TABLE article (id integer PRIMARY KEY, price numeric NOT NULL);

CREATE VIEW priced AS SELECT id FROM article;
