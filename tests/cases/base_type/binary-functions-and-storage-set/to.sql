CREATE TYPE tag;
CREATE FUNCTION tag_in(cstring, oid, integer) RETURNS tag LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION tag_out(tag) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION tag_recv(internal, oid, integer) RETURNS tag LANGUAGE internal IMMUTABLE STRICT AS 'varcharrecv';
CREATE FUNCTION tag_send(tag) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'varcharsend';
CREATE FUNCTION tag_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION tag_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION tag_analyze(internal) RETURNS boolean LANGUAGE internal STRICT AS 'array_typanalyze';
CREATE TYPE tag (INPUT = tag_in, OUTPUT = tag_out, STORAGE = extended);
CREATE TABLE article (id integer PRIMARY KEY, tag tag);

ALTER TYPE tag SET (RECEIVE = tag_recv, SEND = tag_send, TYPMOD_IN = tag_typmod_in, TYPMOD_OUT = tag_typmod_out, ANALYZE = tag_analyze, STORAGE = external);
