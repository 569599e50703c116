CREATE TABLE document (id integer PRIMARY KEY, author text, year integer);

ALTER TABLE document ALTER COLUMN author SET (n_distinct = -0.5, n_distinct_inherited = 100);
ALTER TABLE document ALTER COLUMN year SET (n_distinct = 50);
