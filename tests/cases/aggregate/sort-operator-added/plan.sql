-- ~ aggregate:public.biggest(integer)  sort_operator

BEGIN;
-- alter aggregate public.biggest(integer)
CREATE OR REPLACE AGGREGATE public.biggest(integer) (
    SFUNC = int4larger,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.>)
);
COMMIT;
