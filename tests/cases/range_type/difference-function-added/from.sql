CREATE FUNCTION time_diff(a time, b time) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT extract(epoch FROM (a - b))::double precision';

CREATE TYPE time_range AS RANGE (SUBTYPE = time);
