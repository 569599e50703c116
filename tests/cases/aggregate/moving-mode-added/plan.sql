-- ~ aggregate:public.total(integer)  moving_final_modify, moving_initial, moving_inverse, moving_state_space, moving_state_type, moving_transition

BEGIN;
-- alter aggregate public.total(integer)
CREATE OR REPLACE AGGREGATE public.total(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 8,
    MFINALFUNC_MODIFY = READ_WRITE,
    MINITCOND = '0'
);
COMMIT;
