CREATE TABLE reader (id integer PRIMARY KEY, name text, born date);

CREATE INDEX reader_name ON reader (lower(btrim(name)), (extract(year FROM born)));
