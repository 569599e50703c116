CREATE TABLE person (name text);
ALTER TABLE person ADD CONSTRAINT named NOT NULL name;
CREATE TABLE employee () INHERITS (person);
