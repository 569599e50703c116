-- ~ aggregate:public.place("any")  kind

BEGIN;
-- drop aggregate public.place("any")
DROP AGGREGATE public.place("any");
-- create aggregate public.place("any")
CREATE AGGREGATE public.place(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);
COMMIT;
