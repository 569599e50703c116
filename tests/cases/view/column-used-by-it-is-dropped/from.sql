CREATE TABLE reader (id integer PRIMARY KEY, name text, fax text);
CREATE VIEW contact AS SELECT id, name, fax FROM reader;
CREATE VIEW contact_names AS SELECT name FROM contact;
