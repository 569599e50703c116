-- + function:library.names()
-- + table:library.reader
-- + view:library.name
-- + column:library.reader.id
-- + column:library.reader.name
-- + constraint:library.reader.reader_pkey
-- + owner:function.library.names()
-- + owner:table.library.reader
-- + owner:view.library.name

BEGIN;
-- create table library.reader
CREATE TABLE library.reader (
    id integer NOT NULL,
    name text,
    CONSTRAINT reader_pkey PRIMARY KEY (id)
);
-- create function library.names()
CREATE FUNCTION library.names()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT reader.name
    FROM library.reader
   GROUP BY reader.id;
END;
-- create view library.name
CREATE VIEW library.name AS
 SELECT names
   FROM library.names() names(names);
COMMIT;
