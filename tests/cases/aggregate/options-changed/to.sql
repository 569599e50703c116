CREATE FUNCTION final(s numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT round(s, 2)';

CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, SSPACE = 64, FINALFUNC = final, FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = numeric_add, INITCOND = '1', PARALLEL = SAFE);

COMMENT ON AGGREGATE total(numeric) IS 'rounded';
