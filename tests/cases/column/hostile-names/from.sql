CREATE TABLE "my table" ("a b" integer, "it's" text);
