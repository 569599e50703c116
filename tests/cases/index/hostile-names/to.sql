CREATE TABLE "t 1" ("a b" integer, "it's" text);

CREATE INDEX "idx ""1""" ON "t 1" ("a b" DESC, ("it's" || '''x'));
CREATE INDEX "index
on two lines" ON "t 1" ("it's") WHERE "it's" <> 'O''Neil "\"';
CREATE INDEX "index" ON "t 1" ("a b") INCLUDE ("it's");
CREATE INDEX "ключ_日本" ON "t 1" ("it's");
COMMENT ON INDEX "index
on two lines" IS 'it''s';
