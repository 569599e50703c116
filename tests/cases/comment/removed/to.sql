CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
