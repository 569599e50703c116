CREATE TABLE book (id integer CONSTRAINT book_pk PRIMARY KEY, title text);

CREATE TABLE copy (id integer PRIMARY KEY, book integer REFERENCES book);
