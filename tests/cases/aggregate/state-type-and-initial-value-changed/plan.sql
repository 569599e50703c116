-- ~ aggregate:public.total(integer)  initial, result, state_type, transition

BEGIN;
-- drop aggregate public.total(integer)
DROP AGGREGATE public.total(integer);
-- create aggregate public.total(integer)
CREATE AGGREGATE public.total(integer) (
    SFUNC = int84pl,
    STYPE = bigint,
    INITCOND = '10'
);
COMMIT;
