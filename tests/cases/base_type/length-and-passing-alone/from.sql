CREATE TYPE code;
CREATE FUNCTION code_in(cstring) RETURNS code LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION code_out(code) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE wheel;
CREATE FUNCTION wheel_in(cstring) RETURNS wheel LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION wheel_out(wheel) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE code (INPUT = code_in, OUTPUT = code_out, INTERNALLENGTH = 16);
CREATE TYPE wheel (INPUT = wheel_in, OUTPUT = wheel_out, INTERNALLENGTH = 4);
