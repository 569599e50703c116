CREATE TABLE reader (id integer PRIMARY KEY, name text);
CREATE INDEX reader_name ON reader (lower(name), id, upper(name));

ALTER INDEX reader_name ALTER COLUMN 1 SET STATISTICS 100;
