CREATE TABLE "t ""1""" ("a b" integer, "it's" text);
