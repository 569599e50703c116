CREATE TABLE author (id integer PRIMARY KEY, name text);

CREATE TABLE book (id integer PRIMARY KEY, author integer REFERENCES author);
COMMENT ON CONSTRAINT book_author_fkey ON book IS 'who wrote it';
