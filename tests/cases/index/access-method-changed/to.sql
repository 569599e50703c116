CREATE TABLE thing (id integer, name text);

CREATE INDEX thing_name ON thing USING hash (name);

COMMENT ON INDEX thing_name IS 'kept';
