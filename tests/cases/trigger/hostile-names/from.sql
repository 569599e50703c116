CREATE TABLE "t ""1""" ("a b" integer, "it's" text);
CREATE FUNCTION "watch 'it'"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
