-- ~ comment:extension.hstore  text

BEGIN;
-- alter comment on extension hstore
COMMENT ON EXTENSION hstore IS 'product attributes; ask before removing';
COMMIT;
