-- + operator:public.@#@(NONE, integer)
-- + owner:operator.public.@#@(NONE, integer)
-- + comment:operator.public.@#@(NONE, integer)

BEGIN;
-- create operator public.@#@(NONE, integer)
CREATE OPERATOR public.@#@ (FUNCTION = public.twice, RIGHTARG = integer);
-- create comment on operator public.@#@(NONE, integer)
COMMENT ON OPERATOR public.@#@(NONE, integer) IS 'doubles';
COMMIT;
