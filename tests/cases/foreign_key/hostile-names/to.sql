CREATE TABLE "parent ""1""" ("the id" integer PRIMARY KEY);
CREATE TABLE "child's" ("select" integer);

ALTER TABLE "child's" ADD CONSTRAINT "fk
1" FOREIGN KEY ("select") REFERENCES "parent ""1""" ("the id") ON DELETE CASCADE;
COMMENT ON CONSTRAINT "fk
1" ON "child's" IS 'it''s a "key"';
