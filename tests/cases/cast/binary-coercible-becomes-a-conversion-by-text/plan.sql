-- ~ cast:bigint AS timestamp with time zone  method
-- ~ cast:double precision AS timestamp with time zone  method

BEGIN;
-- drop cast bigint AS timestamp with time zone
DROP CAST (bigint AS timestamp with time zone);
-- drop cast double precision AS timestamp with time zone
DROP CAST (double precision AS timestamp with time zone);
-- create cast bigint AS timestamp with time zone
CREATE CAST (bigint AS timestamp with time zone) WITH INOUT;
-- create cast double precision AS timestamp with time zone
CREATE CAST (double precision AS timestamp with time zone) WITHOUT FUNCTION;
COMMIT;
