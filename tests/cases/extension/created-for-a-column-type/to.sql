CREATE TABLE member (id integer PRIMARY KEY, name text NOT NULL);

CREATE EXTENSION citext;
ALTER TABLE member ADD COLUMN email citext UNIQUE;
