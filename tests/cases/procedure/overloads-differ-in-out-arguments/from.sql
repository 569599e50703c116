CREATE PROCEDURE book(a integer, b integer) LANGUAGE plpgsql AS 'BEGIN NULL; END';
