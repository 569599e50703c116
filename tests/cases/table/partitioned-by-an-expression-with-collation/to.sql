CREATE SCHEMA library;

CREATE TABLE library.book (id integer, title text, author text)
    PARTITION BY RANGE (lower(title) COLLATE "C", author COLLATE "POSIX" text_pattern_ops, (id % 10));
CREATE TABLE library.book_a PARTITION OF library.book FOR VALUES FROM ('a', MINVALUE, MINVALUE) TO ('n', MINVALUE, MINVALUE);
