-- ~ aggregate:public.total(integer)  final, final_extra, moving_final, moving_final_extra

BEGIN;
-- alter aggregate public.total(integer)
CREATE OR REPLACE AGGREGATE public.total(integer) (
    SFUNC = public.add,
    STYPE = bigint,
    FINALFUNC = public.end_two,
    FINALFUNC_EXTRA,
    INITCOND = '0',
    MSFUNC = public.add,
    MINVFUNC = public.take,
    MSTYPE = bigint,
    MFINALFUNC = public.end_two,
    MFINALFUNC_EXTRA,
    MINITCOND = '0'
);
COMMIT;
