CREATE TYPE copy_state AS ENUM ('ordered', 'on loan', 'on shelf');
CREATE TABLE copy (id integer PRIMARY KEY, state copy_state NOT NULL DEFAULT 'ordered');
CREATE VIEW expected_copy AS SELECT id FROM copy WHERE state = 'ordered'::copy_state;
