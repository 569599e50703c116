CREATE TYPE span;
CREATE FUNCTION span_canonical(span) RETURNS span IMMUTABLE STRICT LANGUAGE internal AS 'int4range_canonical';

CREATE TYPE span AS RANGE (SUBTYPE = integer);
