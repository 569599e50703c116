CREATE TABLE zone (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE, above integer REFERENCES zone);
CREATE TABLE country (code text PRIMARY KEY, zone integer NOT NULL REFERENCES zone);
CREATE TABLE city (name text, country text REFERENCES country, PRIMARY KEY (name, country));
INSERT INTO zone (name, above) VALUES ('world', NULL);
INSERT INTO zone (id, name, above) OVERRIDING SYSTEM VALUE VALUES (7, 'new', 8), (8, 'newer', 1), (9, 'old', 9);
INSERT INTO country VALUES ('AA', 7), ('CC', 8);
INSERT INTO city VALUES ('first', 'AA'), ('third', 'CC');
SELECT setval('zone_id_seq', 9);
