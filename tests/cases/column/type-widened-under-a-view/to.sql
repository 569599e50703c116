CREATE TABLE article (id integer PRIMARY KEY, price numeric(12,4) NOT NULL);

CREATE VIEW expensive AS SELECT id, price FROM article WHERE price > 100;
COMMENT ON VIEW expensive IS 'kept under lock';
COMMENT ON COLUMN expensive.price IS 'before tax';
GRANT SELECT ON expensive TO case_reader;
