CREATE SCHEMA keep;
CREATE TABLE keep.article (id integer PRIMARY KEY, name text);
