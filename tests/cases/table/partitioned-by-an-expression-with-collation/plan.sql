-- + table:library.book
-- + table:library.book_a
-- + column:library.book.id
-- + column:library.book.title
-- + column:library.book.author
-- + column:library.book_a.id
-- + column:library.book_a.title
-- + column:library.book_a.author
-- + partition:library.book_a
-- + owner:table.library.book
-- + owner:table.library.book_a

BEGIN;
-- create table library.book
CREATE TABLE library.book (
    id integer,
    title text,
    author text
) PARTITION BY RANGE (lower(title) COLLATE "C", author COLLATE "POSIX" text_pattern_ops, ((id % 10)));
-- create table library.book_a
CREATE TABLE library.book_a (
    id integer,
    title text,
    author text
);
-- create partition library.book_a
ALTER TABLE ONLY library.book ATTACH PARTITION library.book_a FOR VALUES FROM ('a', MINVALUE, MINVALUE) TO ('n', MINVALUE, MINVALUE);
COMMIT;
