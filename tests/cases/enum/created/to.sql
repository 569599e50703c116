CREATE TABLE appointment (id integer PRIMARY KEY, at timestamptz NOT NULL);

CREATE TYPE triage AS ENUM ('red', 'yellow', 'green');
