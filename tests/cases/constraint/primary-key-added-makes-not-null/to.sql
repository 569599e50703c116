CREATE TABLE book (id integer, title text, CONSTRAINT book_key PRIMARY KEY (id));
