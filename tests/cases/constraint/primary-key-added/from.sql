CREATE TABLE book (id integer NOT NULL, title text);
