CREATE SCHEMA planner;
CREATE TABLE "t 1" ("a b" integer, "it's" text);
CREATE STATISTICS planner."my ""stats""" ON "a b", "it's" FROM "t 1";

ALTER STATISTICS planner."my ""stats""" OWNER TO case_app_owner;
COMMENT ON STATISTICS planner."my ""stats""" IS 'it''s';
