CREATE TABLE reader (id integer PRIMARY KEY, name text);
CREATE VIEW contact AS SELECT id, name FROM reader;
CREATE VIEW contact_names AS SELECT name FROM contact;
