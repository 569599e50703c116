CREATE TABLE document (id integer PRIMARY KEY, body text, scan bytea);
