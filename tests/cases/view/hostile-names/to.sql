CREATE TABLE "t ""1""" ("a b" integer, "it's" text);

CREATE VIEW "v 1" AS SELECT "a b", "it's" AS "x ""y""", 'lit''eral \ "q"' AS "select", E'two\nlines' AS "new
line" FROM "t ""1""" AS "the
table" WHERE "it's" LIKE '%''%';
COMMENT ON COLUMN "v 1"."new
line" IS 'it''s';
COMMENT ON VIEW "v 1" IS 'a view; -- not a comment';
CREATE VIEW "видʼ 🚉" AS TABLE "v 1";
