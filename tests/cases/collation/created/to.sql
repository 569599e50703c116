CREATE TABLE reader (id integer PRIMARY KEY, name text);

CREATE COLLATION plain (LOCALE = 'C');
CREATE INDEX reader_name ON reader (name COLLATE plain);
