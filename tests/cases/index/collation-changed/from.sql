CREATE TABLE reader (id integer PRIMARY KEY, name text);

CREATE INDEX reader_name ON reader (name COLLATE "C");
