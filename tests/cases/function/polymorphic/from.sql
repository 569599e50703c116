CREATE FUNCTION last_of(a anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT a[array_upper(a, 1)]';
