CREATE TABLE chart (id integer PRIMARY KEY, doctor name, ward text);
