CREATE TABLE "t ""1""" ("c'1" bigint);

CREATE SEQUENCE "it's a ""sequence""" OWNED BY "t ""1"""."c'1";
ALTER TABLE "t ""1""" ALTER COLUMN "c'1" SET DEFAULT nextval('"it''s a ""sequence"""');
CREATE SEQUENCE "two
lines";
CREATE SEQUENCE "order";
CREATE SEQUENCE "последовательность_123456";
GRANT USAGE ON SEQUENCE "two
lines" TO case_clerk;
