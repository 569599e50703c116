-- + schema:it's a "schema", really; DROP TABLE x --
-- + schema:s23456789_123456789_123456789_123456789_123456789_123456789_123
-- + schema:two\u000alines
-- + schema:каталог книг
-- + table:two\u000alines.t
-- + table:каталог книг.été
-- + column:two\u000alines.t.a
-- + column:каталог книг.été.日本
-- + foreign key:two\u000alines.t.t_a_fkey
-- + owner:schema.it's a "schema", really; DROP TABLE x --
-- + owner:schema.s23456789_123456789_123456789_123456789_123456789_123456789_123
-- + owner:schema.two\u000alines
-- + owner:schema.каталог книг
-- + owner:table.two\u000alines.t
-- + owner:table.каталог книг.été
-- + comment:schema.it's a "schema", really; DROP TABLE x --

BEGIN;
-- create schema it's a "schema", really; DROP TABLE x --
CREATE SCHEMA "it's a ""schema"", really; DROP TABLE x --";
-- create schema s23456789_123456789_123456789_123456789_123456789_123456789_123
CREATE SCHEMA s23456789_123456789_123456789_123456789_123456789_123456789_123;
-- create schema two\u000alines
CREATE SCHEMA "two
lines";
-- create schema каталог книг
CREATE SCHEMA "каталог книг";
-- create table two\u000alines.t
CREATE TABLE "two
lines".t (
    a integer
);
-- create table каталог книг.été
CREATE TABLE "каталог книг"."été" (
    "日本" text
);
-- create foreign key two\u000alines.t.t_a_fkey  [SHARE ROW EXCLUSIVE]  ! LOCK_FK_PARTNER, PERF_FK_NO_INDEX
ALTER TABLE "two
lines".t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES "select"."from"("where");
-- create comment on schema it's a "schema", really; DROP TABLE x --
COMMENT ON SCHEMA "it's a ""schema"", really; DROP TABLE x --" IS E'it''s \\ "quoted"';
COMMIT;
