CREATE SCHEMA planner;
CREATE TABLE "t 1" ("a b" integer, "it's" text);
CREATE STATISTICS planner."my ""stats""" ON "a b", "it's" FROM "t 1";
