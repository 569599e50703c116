CREATE SCHEMA "select";
CREATE TABLE "select"."from" ("where" integer PRIMARY KEY);

CREATE SCHEMA "it's a ""schema"", really; DROP TABLE x --";
COMMENT ON SCHEMA "it's a ""schema"", really; DROP TABLE x --" IS 'it''s \ "quoted"';
CREATE SCHEMA "two
lines";
CREATE TABLE "two
lines"."t" (a integer REFERENCES "select"."from" ("where"));
CREATE SCHEMA "каталог книг";
CREATE SCHEMA "s23456789_123456789_123456789_123456789_123456789_123456789_123";
CREATE TABLE "каталог книг"."été" ("日本" text);
