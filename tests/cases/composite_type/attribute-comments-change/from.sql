CREATE TYPE person_name AS (given text, family text);
COMMENT ON COLUMN person_name.given IS 'first names';
