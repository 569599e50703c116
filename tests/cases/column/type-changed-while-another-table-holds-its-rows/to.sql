CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE address (street text, zip bigint, mood mood);
CREATE TABLE person (name text, home address, others address[] DEFAULT '{}');
CREATE VIEW home AS SELECT name, (home).zip AS zip FROM person;
CREATE INDEX person_zip ON person (((home).zip));
