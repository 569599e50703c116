CREATE SCHEMA extensions;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION hstore;
CREATE TABLE book (id integer PRIMARY KEY, title text NOT NULL, tags hstore);
CREATE INDEX book_title ON book USING gin (title gin_trgm_ops);
CREATE VIEW tagged AS SELECT id, tags -> 'genre' AS genre FROM book WHERE tags ? 'genre';
