CREATE TABLE reader (id integer PRIMARY KEY, name text, left_on date);

CREATE INDEX active_reader ON reader (name) WHERE left_on IS NULL;
