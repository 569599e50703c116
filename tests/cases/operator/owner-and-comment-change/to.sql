CREATE SCHEMA ops;
CREATE FUNCTION ops.same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR ops.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = ops.same);

ALTER OPERATOR ops.=== (text, text) OWNER TO case_app_owner;
COMMENT ON OPERATOR ops.=== (text, text) IS 'same';
