CREATE EXTENSION pg_trgm;
CREATE TABLE book (id integer PRIMARY KEY, title text, body tsvector);

CREATE INDEX book_title ON book USING gist (title gist_trgm_ops (siglen = 32));
CREATE INDEX book_body ON book USING gist (body);
