CREATE TYPE wheel;
CREATE FUNCTION wheel_in(cstring) RETURNS wheel LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION wheel_out(wheel) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';

CREATE TYPE wheel (INPUT = wheel_in, OUTPUT = wheel_out, LIKE = integer);
