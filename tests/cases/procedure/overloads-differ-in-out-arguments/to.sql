CREATE PROCEDURE book(a integer, b integer) LANGUAGE plpgsql AS 'BEGIN NULL; END';

CREATE PROCEDURE book(a integer, OUT b integer) LANGUAGE plpgsql AS 'BEGIN b := 1; END';
