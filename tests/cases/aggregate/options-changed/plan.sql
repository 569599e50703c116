-- ~ aggregate:public.total(numeric)  combine, final, final_modify, initial, parallel, state_space

BEGIN;
-- alter aggregate public.total(numeric)
CREATE OR REPLACE AGGREGATE public.total(numeric) (
    SFUNC = numeric_add,
    STYPE = numeric,
    SSPACE = 64,
    FINALFUNC = public.final,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = numeric_add,
    INITCOND = '1',
    PARALLEL = SAFE
);
COMMIT;
