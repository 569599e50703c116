CREATE TABLE person (name text);
ALTER TABLE person ADD CONSTRAINT named NOT NULL name NO INHERIT;
CREATE TABLE employee () INHERITS (person);
