CREATE TABLE "t ""1""" ("a b" integer, "it's" text);
CREATE FUNCTION "watch 'it'"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

CREATE TRIGGER "trigger" AFTER UPDATE OF "a b", "it's" ON "t ""1""" FOR EACH ROW WHEN (NEW."it's" <> 'it''s "x"') EXECUTE FUNCTION "watch 'it'"('$$');
CREATE TRIGGER "two
lines" BEFORE DELETE ON "t ""1""" FOR EACH STATEMENT EXECUTE FUNCTION "watch 'it'"();
ALTER TABLE "t ""1""" DISABLE TRIGGER "two
lines";
COMMENT ON TRIGGER "two
lines" ON "t ""1""" IS 'it''s';
