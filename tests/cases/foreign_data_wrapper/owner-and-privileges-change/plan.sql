-- + privilege:foreign data wrapper.my "fdw"
-- + comment:foreign data wrapper.my "fdw"

BEGIN;
-- create privileges on foreign data wrapper my "fdw"  ! SEC_GRANT_WIDER
GRANT USAGE ON FOREIGN DATA WRAPPER "my ""fdw""" TO case_reader;
-- create comment on foreign data wrapper my "fdw"
COMMENT ON FOREIGN DATA WRAPPER "my ""fdw""" IS 'it''s';
COMMIT;
