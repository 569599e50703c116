CREATE TYPE "type ""x""" AS ("order" integer, "a b" text, "it's" numeric(3,1), "new
line" text COLLATE "C", "größe" date);
COMMENT ON COLUMN "type ""x"""."it's" IS 'it''s';
