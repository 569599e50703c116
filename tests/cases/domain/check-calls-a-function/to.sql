CREATE TABLE supplier (id integer PRIMARY KEY);

CREATE FUNCTION checksum_ok(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length(code) % 2 = 0 $$;
CREATE DOMAIN ean AS text CONSTRAINT checksum CHECK (checksum_ok(VALUE));
ALTER TABLE supplier ADD COLUMN ean ean;
