CREATE DOMAIN "do main" AS text CONSTRAINT "c ""1""" CHECK (VALUE <> 'it''s');
