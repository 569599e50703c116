CREATE TABLE place (name text, zip text);
CREATE TYPE event AS (at timestamptz, place place);
CREATE TABLE concert OF event;
