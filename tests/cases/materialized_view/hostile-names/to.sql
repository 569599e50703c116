CREATE TABLE "t 1" ("a b" integer, "it's" text);

CREATE MATERIALIZED VIEW "mat ""view""
2" AS SELECT "a b" AS "select", "it's" FROM "t 1" WHERE "it's" <> 'it''s';
CREATE INDEX "mv's index" ON "mat ""view""
2" ("select");
COMMENT ON MATERIALIZED VIEW "mat ""view""
2" IS 'it''s';
