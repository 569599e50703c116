CREATE SCHEMA "odd ""schema""";

CREATE TABLE "odd ""schema"""."it's; DROP TABLE x; --" (
    "select" integer PRIMARY KEY,
    "a ""b""" text DEFAULT 'it''s' NOT NULL,
    "two
lines" numeric CHECK ("two
lines" > 0),
    "größe" text COLLATE "C",
    "t23456789_123456789_123456789_123456789_123456789_123456789_123" integer UNIQUE,
    "%s {x} $1 :y" boolean
) WITH (fillfactor = 50);
COMMENT ON TABLE "odd ""schema"""."it's; DROP TABLE x; --" IS '*/ it''s "odd"
-- second line \';
COMMENT ON COLUMN "odd ""schema"""."it's; DROP TABLE x; --"."two
lines" IS 'x';
CREATE TABLE "user" ("table" text, "user" text);
CREATE TABLE "Ünïcødé 🚂" (id serial);
