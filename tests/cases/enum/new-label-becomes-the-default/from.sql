CREATE TYPE copy_state AS ENUM ('on loan', 'on shelf');
CREATE TABLE copy (id integer PRIMARY KEY, state copy_state NOT NULL DEFAULT 'on shelf');
