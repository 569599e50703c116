-- ~ aggregate:public.total(integer)  result, state_type, transition
-- ~ view:public.summed  columns

BEGIN;
-- drop view public.summed  [ACCESS EXCLUSIVE]
DROP VIEW public.summed;
-- drop aggregate public.total(integer)
DROP AGGREGATE public.total(integer);
-- create aggregate public.total(integer)
CREATE AGGREGATE public.total(integer) (
    SFUNC = int84pl,
    STYPE = bigint,
    INITCOND = '0'
);
-- create view public.summed
CREATE VIEW public.summed AS
 SELECT public.total(amount) AS total
   FROM public.sale;
-- create comment on view public.summed (because of view public.summed)
COMMENT ON VIEW public.summed IS 'kept';
COMMIT;
