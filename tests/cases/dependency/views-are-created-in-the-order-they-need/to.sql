CREATE SCHEMA library;

CREATE TABLE library.book (id integer PRIMARY KEY, title text);
CREATE VIEW library.z_first AS SELECT id, title FROM library.book;
CREATE VIEW library.a_last AS SELECT f.title, (SELECT count(*) FROM library.z_first) AS n FROM library.z_first f;
CREATE VIEW library.m_middle AS SELECT title FROM library.a_last UNION SELECT title FROM library.z_first;
