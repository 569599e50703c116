-- - aggregate:public.rows_seen(*)
-- - owner:aggregate.public.rows_seen(*)
-- + aggregate:public.rows_seen("any")
-- + owner:aggregate.public.rows_seen("any")

BEGIN;
-- drop aggregate public.rows_seen(*)
DROP AGGREGATE public.rows_seen(*);
-- create aggregate public.rows_seen("any")
CREATE AGGREGATE public.rows_seen("any") (
    SFUNC = int8inc_any,
    STYPE = bigint,
    INITCOND = '0'
);
COMMIT;
