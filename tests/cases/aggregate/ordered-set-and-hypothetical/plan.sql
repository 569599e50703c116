-- + aggregate:public.my_percentile(double precision, anyelement)
-- + aggregate:public.my_rank("any")
-- + owner:aggregate.public.my_percentile(double precision, anyelement)
-- + owner:aggregate.public.my_rank("any")

BEGIN;
-- create aggregate public.my_percentile(double precision, anyelement)
CREATE AGGREGATE public.my_percentile(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
-- create aggregate public.my_rank("any")
CREATE AGGREGATE public.my_rank(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);
COMMIT;
