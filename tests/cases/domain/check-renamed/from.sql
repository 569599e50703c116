CREATE DOMAIN percentage AS numeric CONSTRAINT ok CHECK (VALUE >= 0);
