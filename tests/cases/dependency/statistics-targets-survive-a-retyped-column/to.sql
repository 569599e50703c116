CREATE TABLE reader (id integer PRIMARY KEY, name text, born bigint);

CREATE INDEX reader_expr ON reader (lower(name), (born + 1));
ALTER INDEX reader_expr ALTER COLUMN 2 SET STATISTICS 300;
ALTER TABLE reader ALTER COLUMN name SET STATISTICS 200, ALTER COLUMN born SET (n_distinct = 100);
ALTER TABLE reader CLUSTER ON reader_expr;
COMMENT ON COLUMN reader.born IS 'year';
