CREATE TABLE "my table" ("a b" bigint NOT NULL DEFAULT 5, "it's" text COLLATE "C", "select" integer GENERATED ALWAYS AS IDENTITY,
    "x ""y""" text DEFAULT '"', "new
line" integer[], "c23456789_123456789_123456789_123456789_123456789_123456789_123" date);
COMMENT ON COLUMN "my table"."new
line" IS 'it''s';
