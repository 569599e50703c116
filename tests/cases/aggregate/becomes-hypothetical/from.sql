CREATE FUNCTION rank_final(internal, VARIADIC "any") RETURNS bigint IMMUTABLE LANGUAGE internal AS 'hypothetical_rank_final';

CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal,
    FINALFUNC = rank_final, FINALFUNC_EXTRA);
