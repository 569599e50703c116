CREATE TABLE reader (id integer, name text);

CREATE INDEX reader_name ON reader (name);
CREATE INDEX reader_id ON reader (id DESC);
