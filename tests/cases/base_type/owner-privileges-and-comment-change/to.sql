CREATE TYPE "my tag";
CREATE FUNCTION "my tag_in"(cstring) RETURNS "my tag" LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION "my tag_out"("my tag") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE "my tag" (INPUT = "my tag_in", OUTPUT = "my tag_out");

ALTER TYPE "my tag" OWNER TO case_app_owner;
REVOKE USAGE ON TYPE "my tag" FROM PUBLIC;
GRANT USAGE ON TYPE "my tag" TO case_reader;
COMMENT ON TYPE "my tag" IS 'it''s';
