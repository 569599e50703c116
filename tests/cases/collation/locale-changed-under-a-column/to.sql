CREATE COLLATION plain (LOCALE = 'POSIX');

CREATE TABLE reader (id integer PRIMARY KEY, name text COLLATE plain);
CREATE INDEX reader_name ON reader (name);
CREATE DOMAIN label AS text COLLATE plain;
COMMENT ON COLLATION plain IS 'byte order';
