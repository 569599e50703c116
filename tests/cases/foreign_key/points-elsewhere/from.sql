CREATE TABLE author (id integer PRIMARY KEY, name text, code text UNIQUE);
CREATE TABLE person (id integer PRIMARY KEY, name text);
CREATE TABLE book (id integer PRIMARY KEY, author integer, author_code text);

ALTER TABLE book ADD CONSTRAINT written_by FOREIGN KEY (author) REFERENCES author;
ALTER TABLE book ADD CONSTRAINT code FOREIGN KEY (author_code) REFERENCES author (code);
