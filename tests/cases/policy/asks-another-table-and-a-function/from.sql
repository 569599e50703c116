CREATE TABLE chart (id integer PRIMARY KEY, ward text);
