CREATE SCHEMA "S.1";
CREATE TABLE "S.1"."tä""ble" ("a'b" integer PRIMARY KEY, "$1" text DEFAULT 'select.from', CHECK ("$1" <> '"S.1"."select"'));
CREATE VIEW "S.1".v AS SELECT t."a'b" AS "a.b", t."$1" AS "select" FROM "S.1"."tä""ble" t WHERE EXISTS (SELECT FROM "S.1"."tä""ble" WHERE "tä""ble"."a'b" > t."a'b");
CREATE SEQUENCE "S.1"."counter";
ALTER TABLE "S.1"."tä""ble" ALTER "a'b" SET DEFAULT nextval('"S.1"."counter"');
