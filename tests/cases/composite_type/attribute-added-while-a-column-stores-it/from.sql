CREATE TYPE address AS (street text, city text);

CREATE TABLE branch (id integer PRIMARY KEY, located_at address);
