-- ~ aggregate:public.mean(numeric)  deserial, serial

BEGIN;
-- alter aggregate public.mean(numeric)
CREATE OR REPLACE AGGREGATE public.mean(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = public.sum_serialize,
    DESERIALFUNC = public.sum_deserialize
);
COMMIT;
