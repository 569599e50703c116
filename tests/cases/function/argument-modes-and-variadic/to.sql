CREATE FUNCTION longest(words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT max(w) FROM unnest(words) w';
CREATE FUNCTION swap(a integer, b integer, OUT x integer, OUT y integer) LANGUAGE sql IMMUTABLE AS 'SELECT b, a';
