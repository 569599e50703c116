CREATE TYPE address AS (street text, city text, country char(2));

CREATE TABLE branch (id integer PRIMARY KEY, located_at address);
