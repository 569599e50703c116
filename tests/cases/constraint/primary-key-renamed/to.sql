CREATE TABLE book (id integer CONSTRAINT pk_book PRIMARY KEY, title text);

CREATE TABLE copy (id integer PRIMARY KEY, book integer REFERENCES book);
