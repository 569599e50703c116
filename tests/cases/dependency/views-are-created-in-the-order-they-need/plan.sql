-- + table:library.book
-- + view:library.a_last
-- + view:library.m_middle
-- + view:library.z_first
-- + column:library.book.id
-- + column:library.book.title
-- + constraint:library.book.book_pkey
-- + owner:table.library.book
-- + owner:view.library.a_last
-- + owner:view.library.m_middle
-- + owner:view.library.z_first

BEGIN;
-- create table library.book
CREATE TABLE library.book (
    id integer NOT NULL,
    title text,
    CONSTRAINT book_pkey PRIMARY KEY (id)
);
-- create view library.z_first
CREATE VIEW library.z_first AS
 SELECT id,
    title
   FROM library.book;
-- create view library.a_last
CREATE VIEW library.a_last AS
 SELECT title,
    ( SELECT count(*) AS count
           FROM library.z_first) AS n
   FROM library.z_first f;
-- create view library.m_middle
CREATE VIEW library.m_middle AS
 SELECT a_last.title
   FROM library.a_last
UNION
 SELECT z_first.title
   FROM library.z_first;
COMMIT;
