CREATE TABLE country (code character(2) PRIMARY KEY, number integer GENERATED ALWAYS AS IDENTITY, name text);
INSERT INTO country (code, number, name) OVERRIDING SYSTEM VALUE VALUES ('DE', 1, 'Germany'), ('FR', 2, 'France');
