CREATE FUNCTION cmp_one(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(b, a)';
CREATE FUNCTION cmp_two(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT sign(b::bigint - a)::integer';
CREATE TABLE score (n integer);

CREATE OPERATOR CLASS backwards FOR TYPE integer USING btree AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 cmp_two(integer, integer);

CREATE INDEX score_backwards ON score (n backwards);
