CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE VIEW v AS SELECT 2 AS b;
CREATE TYPE colour AS ENUM ('red');

ALTER FUNCTION f() OWNER TO case_app_owner;
ALTER VIEW v OWNER TO case_app_owner;
ALTER TYPE colour OWNER TO case_app_owner;
