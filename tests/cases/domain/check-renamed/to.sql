CREATE DOMAIN percentage AS numeric CONSTRAINT not_negative CHECK (VALUE >= 0);
