CREATE FUNCTION longest(VARIADIC words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT max(w) FROM unnest(words) w';
CREATE FUNCTION swap(INOUT a integer, INOUT b integer) LANGUAGE sql IMMUTABLE AS 'SELECT b, a';
