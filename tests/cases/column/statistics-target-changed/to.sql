CREATE TABLE document (id integer PRIMARY KEY, author text, year integer);

ALTER TABLE document ALTER COLUMN author SET STATISTICS 1000;
ALTER TABLE document ALTER COLUMN year SET STATISTICS 0;
