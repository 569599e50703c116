CREATE TABLE document (id integer PRIMARY KEY, body text, scan bytea);

ALTER TABLE document ALTER COLUMN body SET COMPRESSION pglz;
