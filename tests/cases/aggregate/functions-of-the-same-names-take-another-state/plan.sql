-- ~ aggregate:public.by_deserial(numeric)  deserial
-- ~ aggregate:public.by_extra(integer)  final_extra
-- ~ aggregate:public.by_moving_extra(integer)  moving_final_extra
-- ~ aggregate:public.by_moving_state(integer)  moving_state_type
-- ~ aggregate:public.by_serial(numeric)  serial
-- ~ aggregate:public.by_state(integer)  state_type

BEGIN;
-- alter aggregate public.by_deserial(numeric)
CREATE OR REPLACE AGGREGATE public.by_deserial(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_deserialize
);
-- alter aggregate public.by_extra(integer)
CREATE OR REPLACE AGGREGATE public.by_extra(integer) (
    SFUNC = public.step,
    STYPE = integer,
    FINALFUNC = public.total,
    FINALFUNC_EXTRA,
    INITCOND = '0'
);
-- alter aggregate public.by_moving_extra(integer)
CREATE OR REPLACE AGGREGATE public.by_moving_extra(integer) (
    SFUNC = public.step,
    STYPE = integer,
    FINALFUNC = public.total,
    INITCOND = '0',
    MSFUNC = public.step,
    MINVFUNC = public.back,
    MSTYPE = integer,
    MFINALFUNC = public.total,
    MFINALFUNC_EXTRA,
    MINITCOND = '0'
);
-- alter aggregate public.by_moving_state(integer)
CREATE OR REPLACE AGGREGATE public.by_moving_state(integer) (
    SFUNC = public.step,
    STYPE = integer,
    FINALFUNC = public.total,
    INITCOND = '0',
    MSFUNC = public.step,
    MINVFUNC = public.back,
    MSTYPE = bigint,
    MFINALFUNC = public.total,
    MINITCOND = '0'
);
-- alter aggregate public.by_serial(numeric)
CREATE OR REPLACE AGGREGATE public.by_serial(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_serialize,
    DESERIALFUNC = numeric_avg_deserialize
);
-- alter aggregate public.by_state(integer)
CREATE OR REPLACE AGGREGATE public.by_state(integer) (
    SFUNC = public.step,
    STYPE = bigint,
    FINALFUNC = public.total,
    INITCOND = '0'
);
COMMIT;
