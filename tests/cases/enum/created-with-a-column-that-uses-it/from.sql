CREATE TABLE appointment (id integer PRIMARY KEY, at timestamptz NOT NULL);
