CREATE DOMAIN isbn AS text NOT NULL;

CREATE TABLE book (id integer PRIMARY KEY, isbn isbn);
