CREATE TYPE "time ""range""" AS RANGE (SUBTYPE = time);

ALTER TYPE "time ""range""" OWNER TO case_app_owner;
REVOKE USAGE ON TYPE "time ""range""" FROM PUBLIC;
GRANT USAGE ON TYPE "time ""range""" TO case_reader;
COMMENT ON TYPE "time ""range""" IS 'it''s';
