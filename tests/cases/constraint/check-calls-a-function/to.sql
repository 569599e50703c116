CREATE TABLE article (id integer PRIMARY KEY, code text);

CREATE FUNCTION code_ok(c text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT c ~ '^[A-Z]+$' $$;
ALTER TABLE article ADD CONSTRAINT code_ok CHECK (code_ok(code));
