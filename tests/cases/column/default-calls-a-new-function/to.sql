CREATE FUNCTION new_code() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT md5(random()::text) $$;
CREATE TABLE article (id integer PRIMARY KEY, code text DEFAULT new_code());
