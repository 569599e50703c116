CREATE TYPE blob;
CREATE FUNCTION blob_in(cstring) RETURNS blob IMMUTABLE STRICT LANGUAGE internal AS 'byteain';
CREATE FUNCTION blob_out(blob) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'byteaout';
CREATE TYPE blob (INPUT = blob_in, OUTPUT = blob_out, SUBSCRIPT = jsonb_subscript_handler);
