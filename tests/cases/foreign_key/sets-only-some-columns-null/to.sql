CREATE TABLE shelf (library integer, number integer, PRIMARY KEY (library, number));

CREATE TABLE book (id integer PRIMARY KEY, library integer NOT NULL, number integer, CONSTRAINT stands FOREIGN KEY (library, number) REFERENCES shelf ON DELETE SET NULL (number));
