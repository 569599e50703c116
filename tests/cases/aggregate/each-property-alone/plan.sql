-- ~ aggregate:public.a0(integer)  transition
-- ~ aggregate:public.a1(integer)  state_space
-- ~ aggregate:public.a10(integer)  moving_final_modify
-- ~ aggregate:public.a11(integer)  parallel
-- ~ aggregate:public.a12(integer)  moving_initial
-- ~ aggregate:public.a2(integer)  final
-- ~ aggregate:public.a3(integer)  final_modify
-- ~ aggregate:public.a4(integer)  combine
-- ~ aggregate:public.a5(integer)  initial
-- ~ aggregate:public.a6(integer)  moving_transition
-- ~ aggregate:public.a7(integer)  moving_inverse
-- ~ aggregate:public.a8(integer)  moving_state_space
-- ~ aggregate:public.a9(integer)  moving_final

BEGIN;
-- alter aggregate public.a0(integer)
CREATE OR REPLACE AGGREGATE public.a0(integer) (
    SFUNC = int4mul,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a1(integer)
CREATE OR REPLACE AGGREGATE public.a1(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 20,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a10(integer)
CREATE OR REPLACE AGGREGATE public.a10(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MFINALFUNC_MODIFY = SHAREABLE,
    MINITCOND = '0'
);
-- alter aggregate public.a11(integer)
CREATE OR REPLACE AGGREGATE public.a11(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0',
    PARALLEL = SAFE
);
-- alter aggregate public.a12(integer)
CREATE OR REPLACE AGGREGATE public.a12(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '1'
);
-- alter aggregate public.a2(integer)
CREATE OR REPLACE AGGREGATE public.a2(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4up,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a3(integer)
CREATE OR REPLACE AGGREGATE public.a3(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    FINALFUNC_MODIFY = SHAREABLE,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a4(integer)
CREATE OR REPLACE AGGREGATE public.a4(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    COMBINEFUNC = int4pl,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a5(integer)
CREATE OR REPLACE AGGREGATE public.a5(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '1',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a6(integer)
CREATE OR REPLACE AGGREGATE public.a6(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4mul,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a7(integer)
CREATE OR REPLACE AGGREGATE public.a7(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4pl,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a8(integer)
CREATE OR REPLACE AGGREGATE public.a8(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 20,
    MFINALFUNC = int4abs,
    MINITCOND = '0'
);
-- alter aggregate public.a9(integer)
CREATE OR REPLACE AGGREGATE public.a9(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    SSPACE = 10,
    FINALFUNC = int4abs,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 10,
    MFINALFUNC = int4up,
    MINITCOND = '0'
);
COMMIT;
