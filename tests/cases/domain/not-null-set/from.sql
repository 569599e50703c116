CREATE DOMAIN isbn AS text;

CREATE TABLE book (id integer PRIMARY KEY, isbn isbn);
