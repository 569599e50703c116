CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE address (street text, zip integer, mood mood);
CREATE TABLE person (name text, home address, others address[] DEFAULT '{}');
CREATE VIEW home AS SELECT name, (home).zip AS zip FROM person;
CREATE INDEX person_zip ON person (((home).zip));
