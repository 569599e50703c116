CREATE EXTENSION hstore;

COMMENT ON EXTENSION hstore IS 'product attributes; ask before removing';
