CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT 1 AS a, 2 AS b;
CREATE TYPE colour AS ENUM ('red', 'green');

ALTER FUNCTION f() OWNER TO case_app_owner;
ALTER VIEW v OWNER TO case_app_owner;
ALTER TYPE colour OWNER TO case_app_owner;
