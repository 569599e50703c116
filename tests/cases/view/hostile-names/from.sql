CREATE TABLE "t ""1""" ("a b" integer, "it's" text);

CREATE VIEW "v 1" AS SELECT "a b" FROM "t ""1""";
