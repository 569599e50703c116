CREATE TABLE zone (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE, above integer REFERENCES zone);
CREATE TABLE country (code text PRIMARY KEY, zone integer NOT NULL REFERENCES zone);
CREATE TABLE city (name text, country text REFERENCES country, PRIMARY KEY (name, country));
INSERT INTO zone (name, above) VALUES ('world', NULL), ('old', 1), ('older', 2);
INSERT INTO country VALUES ('AA', 2), ('BB', 3);
INSERT INTO city VALUES ('first', 'AA'), ('second', 'BB');
