CREATE TABLE reader (id integer PRIMARY KEY, name text, born date);

CREATE INDEX reader_name ON reader (name text_pattern_ops);
