CREATE TABLE document (id integer PRIMARY KEY, author text, year integer);

ALTER TABLE document ALTER COLUMN author SET STATISTICS 300;
