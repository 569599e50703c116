CREATE TABLE "t ""1""" ("a b" integer, "it's" text);

CREATE RULE "it's a ""rule""" AS ON INSERT TO "t ""1""" DO ALSO NOTIFY "my ""channel""", 'it''s';
CREATE RULE "select" AS ON UPDATE TO "t ""1""" WHERE NEW."it's" = 'it''s \' DO ALSO DELETE FROM "t ""1""" WHERE "a b" < OLD."a b";
CREATE RULE "two
lines" AS ON DELETE TO "t ""1""" DO INSTEAD NOTHING;
COMMENT ON RULE "two
lines" ON "t ""1""" IS 'it''s';
