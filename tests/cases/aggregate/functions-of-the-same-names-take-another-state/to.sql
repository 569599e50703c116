CREATE FUNCTION step(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION step(bigint, integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION back(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION back(bigint, integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION total(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION total(bigint) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION total(integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE AGGREGATE by_state(integer) (SFUNC = step, STYPE = bigint, FINALFUNC = total, INITCOND = '0');
CREATE AGGREGATE by_extra(integer) (SFUNC = step, STYPE = integer, FINALFUNC = total, FINALFUNC_EXTRA, INITCOND = '0');
CREATE AGGREGATE by_moving_state(integer) (SFUNC = step, STYPE = integer, FINALFUNC = total, INITCOND = '0',
    MSFUNC = step, MINVFUNC = back, MSTYPE = bigint, MFINALFUNC = total, MINITCOND = '0');
CREATE AGGREGATE by_moving_extra(integer) (SFUNC = step, STYPE = integer, FINALFUNC = total, INITCOND = '0',
    MSFUNC = step, MINVFUNC = back, MSTYPE = integer, MFINALFUNC = total, MFINALFUNC_EXTRA, MINITCOND = '0');
CREATE AGGREGATE by_serial(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_serialize, DESERIALFUNC = numeric_avg_deserialize);
CREATE AGGREGATE by_deserial(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_deserialize);
