CREATE COLLATION "my ""collation""" (LOCALE = 'C');

ALTER COLLATION "my ""collation""" OWNER TO case_app_owner;
COMMENT ON COLLATION "my ""collation""" IS 'it''s';
