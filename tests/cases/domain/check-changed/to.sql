CREATE DOMAIN percentage AS numeric CONSTRAINT in_range CHECK (VALUE >= 0 AND VALUE <= 100);

COMMENT ON CONSTRAINT in_range ON DOMAIN percentage IS 'per hundred';
