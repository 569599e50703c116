CREATE FUNCTION step(internal, integer) RETURNS internal LANGUAGE internal AS 'int4_avg_accum';
CREATE FUNCTION final(internal, integer) RETURNS numeric LANGUAGE internal AS 'numeric_poly_avg';
CREATE FUNCTION final(internal) RETURNS numeric LANGUAGE internal AS 'numeric_poly_avg';
CREATE FUNCTION add(bigint, integer) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS 'SELECT $1 + $2';
CREATE FUNCTION take(bigint, integer) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS 'SELECT $1 - $2';
CREATE FUNCTION end_one(bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION end_two(bigint, integer) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT $1';

CREATE AGGREGATE total(integer) (SFUNC = add, STYPE = bigint, FINALFUNC = end_one, INITCOND = '0',
    MSFUNC = add, MINVFUNC = take, MSTYPE = bigint, MFINALFUNC = end_one, MINITCOND = '0');
