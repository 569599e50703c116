CREATE TYPE "my ""enum""" AS ENUM ('it''s', 'b', 'c');

CREATE TABLE "select" ("from" "my ""enum""" DEFAULT 'it''s', "new
line" "my ""enum"""[]);
CREATE FUNCTION "f ""1"""("a b" "my ""enum""") RETURNS "my ""enum""" LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE VIEW "v'1" AS SELECT "f ""1"""("from") AS "x y" FROM "select" WHERE "from" = 'it''s';
CREATE INDEX "i
1" ON "select" ("from") WHERE "from" > 'c';
COMMENT ON VIEW "v'1" IS 'it''s';
COMMENT ON COLUMN "v'1"."x y" IS '"';
