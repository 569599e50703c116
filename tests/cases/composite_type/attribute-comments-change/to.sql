CREATE TYPE person_name AS (given text, family text);
COMMENT ON COLUMN person_name.family IS 'as in the passport';
COMMENT ON TYPE person_name IS 'a name in two parts';
