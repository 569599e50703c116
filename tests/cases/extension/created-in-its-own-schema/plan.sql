-- + schema:extensions
-- + extension:hstore
-- + column:app.product.attributes
-- + default:app.product.attributes
-- + owner:schema.extensions
-- + comment:extension.hstore

BEGIN;
-- create schema extensions
CREATE SCHEMA extensions;
-- create extension hstore  ! DEP_EXTENSION
CREATE EXTENSION hstore WITH SCHEMA extensions;
-- create column app.product.attributes  [ACCESS EXCLUSIVE]
ALTER TABLE app.product ADD COLUMN attributes extensions.hstore DEFAULT ''::extensions.hstore NOT NULL;
-- create comment on extension hstore
COMMENT ON EXTENSION hstore IS 'data type for storing sets of (key, value) pairs';
COMMIT;
