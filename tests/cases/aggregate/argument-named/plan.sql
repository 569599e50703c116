-- ~ aggregate:public.product(double precision)  arguments

BEGIN;
-- drop aggregate public.product(double precision)
DROP AGGREGATE public.product(double precision);
-- create aggregate public.product(double precision)
CREATE AGGREGATE public.product(factor double precision) (
    SFUNC = float8mul,
    STYPE = double precision
);
COMMIT;
