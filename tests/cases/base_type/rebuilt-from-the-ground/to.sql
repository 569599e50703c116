CREATE TYPE blob;
CREATE FUNCTION blob_in(cstring) RETURNS blob IMMUTABLE STRICT LANGUAGE internal AS 'int4in';
CREATE FUNCTION blob_out(blob) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'int4out';
CREATE FUNCTION blob_read(cstring) RETURNS blob IMMUTABLE STRICT LANGUAGE internal AS 'int4in';
CREATE FUNCTION blob_write(blob) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'int4out';

CREATE TYPE blob (INPUT = blob_read, OUTPUT = blob_write, INTERNALLENGTH = VARIABLE, COLLATABLE = true);
