CREATE TYPE blob;
CREATE FUNCTION blob_in(cstring) RETURNS blob IMMUTABLE STRICT LANGUAGE internal AS 'point_in';
CREATE FUNCTION blob_out(blob) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'point_out';
CREATE FUNCTION blob_read(cstring) RETURNS blob IMMUTABLE STRICT LANGUAGE internal AS 'point_in';
CREATE FUNCTION blob_write(blob) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'point_out';

CREATE TYPE blob (INPUT = blob_in, OUTPUT = blob_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8,
    SUBSCRIPT = raw_array_subscript_handler);
