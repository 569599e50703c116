CREATE TABLE "t 1" ("a b" integer, "c" text);
