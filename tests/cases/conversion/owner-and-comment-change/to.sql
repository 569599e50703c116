CREATE CONVERSION "my ""latin""" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

ALTER CONVERSION "my ""latin""" OWNER TO case_app_owner;
COMMENT ON CONVERSION "my ""latin""" IS 'it''s latin';
