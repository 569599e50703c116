-- ~ owner:statistics.planner.my "stats"  role
-- + comment:statistics.planner.my "stats"

BEGIN;
-- alter owner of statistics planner.my "stats"  ! SEC_OWNER
ALTER STATISTICS planner."my ""stats""" OWNER TO case_app_owner;
-- create comment on statistics planner.my "stats"
COMMENT ON STATISTICS planner."my ""stats""" IS 'it''s';
COMMIT;
