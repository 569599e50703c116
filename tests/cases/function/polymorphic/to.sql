CREATE FUNCTION last_of(a anyarray, fallback anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(a[array_upper(a, 1)], fallback)';
CREATE FUNCTION pair(a anyelement, b anyelement) RETURNS anyarray LANGUAGE sql IMMUTABLE AS 'SELECT ARRAY[a, b]';
