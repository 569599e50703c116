CREATE TYPE event AS (at timestamptz);
CREATE TABLE log (id integer PRIMARY KEY, event event);
