CREATE TABLE "t 1" ("a b" integer, "c" text);

ALTER TABLE "t 1" ADD CONSTRAINT "pk ""x""" PRIMARY KEY ("a b");
ALTER TABLE "t 1" ADD CONSTRAINT "it's unique" UNIQUE ("c");
ALTER TABLE "t 1" ADD CONSTRAINT "two
lines" CHECK ("c" <> 'it''s' AND "c" !~ E'\\d\n');
ALTER TABLE "t 1" ADD CONSTRAINT "check" CHECK ("a b" > 0);
ALTER TABLE "t 1" ADD CONSTRAINT "k23456789_123456789_123456789_123456789_123456789_123456789_123" CHECK ("a b" < 9);
COMMENT ON CONSTRAINT "two
lines" ON "t 1" IS 'a
b';
COMMENT ON CONSTRAINT "it's unique" ON "t 1" IS 'x';
