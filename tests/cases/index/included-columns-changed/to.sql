CREATE TABLE reader (id integer PRIMARY KEY, name text, city text, born date);

CREATE INDEX reader_name ON reader (name) INCLUDE (born, city);
