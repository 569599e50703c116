CREATE TABLE author (id integer NOT NULL, name text);
CREATE TABLE book (id integer PRIMARY KEY, author integer);

CREATE UNIQUE INDEX author_by_id ON author (id) INCLUDE (name);
ALTER TABLE book ADD CONSTRAINT written_by FOREIGN KEY (author) REFERENCES author (id);
