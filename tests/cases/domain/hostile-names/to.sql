CREATE DOMAIN "do main" AS text DEFAULT 'o''clock\' CONSTRAINT "c ""1""" CHECK (VALUE <> 'it''s') CONSTRAINT "new
line" CHECK (VALUE <> E'a\nb') CONSTRAINT "ч" CHECK (length(VALUE) < 9);
COMMENT ON CONSTRAINT "new
line" ON DOMAIN "do main" IS 'one
two';
COMMENT ON DOMAIN "do main" IS 'space';
