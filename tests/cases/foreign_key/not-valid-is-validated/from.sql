CREATE TABLE author (id integer PRIMARY KEY, name text);
CREATE TABLE book (id integer PRIMARY KEY, author integer);

ALTER TABLE book ADD CONSTRAINT written_by FOREIGN KEY (author) REFERENCES author NOT VALID;
