CREATE SCHEMA app;
CREATE TABLE app.product (id integer PRIMARY KEY, name text NOT NULL);

CREATE SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
ALTER TABLE app.product ADD COLUMN attributes extensions.hstore NOT NULL DEFAULT ''::extensions.hstore;
