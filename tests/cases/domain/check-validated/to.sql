CREATE DOMAIN zip AS text;
CREATE TABLE place (zip zip, name text);

ALTER DOMAIN zip ADD CONSTRAINT five_digits CHECK (VALUE ~ '^[0-9]{5}$');
