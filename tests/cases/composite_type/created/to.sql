CREATE TABLE branch (id integer PRIMARY KEY, name text NOT NULL);

CREATE TYPE address AS (street text, house varchar(12), zip char(5), city text);
ALTER TABLE branch ADD COLUMN located_at address;
