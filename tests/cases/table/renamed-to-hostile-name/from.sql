CREATE SCHEMA "S.1";
CREATE TABLE "S.1"."select" ("a.b" integer PRIMARY KEY, "from" text DEFAULT 'select.from', CHECK ("from" <> '"S.1"."select"'));
CREATE VIEW "S.1".v AS SELECT t."a.b", t."from" AS "select" FROM "S.1"."select" t WHERE EXISTS (SELECT FROM "S.1"."select" WHERE "select"."a.b" > t."a.b");
CREATE SEQUENCE "S.1"."Zähler";
ALTER TABLE "S.1"."select" ALTER "a.b" SET DEFAULT nextval('"S.1"."Zähler"');
