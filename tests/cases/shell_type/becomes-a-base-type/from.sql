CREATE TYPE wheel;
CREATE FUNCTION wheel_in(cstring) RETURNS wheel LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION wheel_out(wheel) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
