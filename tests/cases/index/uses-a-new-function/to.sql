CREATE TABLE reader (id integer PRIMARY KEY, name text);

CREATE FUNCTION sort_key(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(regexp_replace(t, '^(the|a) ', '')) $$;
CREATE INDEX reader_sort_key ON reader (sort_key(name));
