CREATE UNLOGGED TABLE session (token text PRIMARY KEY, started timestamptz);
