CREATE TABLE book (id integer PRIMARY KEY, title text);

CREATE TEXT SEARCH CONFIGURATION search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR asciiword, word, numword WITH english_stem, simple;
CREATE INDEX book_title ON book USING gin (to_tsvector('search', title));
