CREATE TABLE article (id integer PRIMARY KEY, price numeric(10,2) NOT NULL, name text);

CREATE VIEW priced AS SELECT id, price FROM article;
CREATE VIEW dear WITH (security_barrier) AS SELECT id, price * 2 AS twice FROM priced WHERE price > 10;
CREATE VIEW dearest AS SELECT max(twice) AS twice FROM dear;
CREATE VIEW unrelated AS SELECT name FROM article;
COMMENT ON VIEW dear IS 'second floor';
COMMENT ON COLUMN dearest.twice IS 'third floor';
GRANT SELECT ON dearest TO case_reader;
ALTER VIEW priced ALTER COLUMN price SET DEFAULT 1;
