CREATE FUNCTION sum_serialize(internal) RETURNS bytea IMMUTABLE STRICT PARALLEL SAFE LANGUAGE internal AS 'numeric_avg_serialize';
CREATE FUNCTION sum_deserialize(bytea, internal) RETURNS internal IMMUTABLE STRICT PARALLEL SAFE LANGUAGE internal AS 'numeric_avg_deserialize';

CREATE AGGREGATE mean(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize);
