CREATE TABLE article (id integer PRIMARY KEY, name text);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';

ALTER TABLE article OWNER TO case_app_owner;
ALTER FUNCTION f() OWNER TO case_app_owner;

GRANT SELECT, UPDATE (name) ON article TO case_reader;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO case_reader;
