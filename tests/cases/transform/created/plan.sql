-- + transform:integer LANGUAGE sql
-- + comment:transform.integer LANGUAGE sql

BEGIN;
-- create transform integer LANGUAGE sql
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
-- create comment on transform integer LANGUAGE sql
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'borrowed';
COMMIT;
