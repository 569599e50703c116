-- + function:public.add_half(numeric, numeric)
-- + aggregate:public.half_sum(numeric)
-- + view:public.half
-- + owner:function.public.add_half(numeric, numeric)
-- + owner:aggregate.public.half_sum(numeric)
-- + owner:view.public.half

BEGIN;
-- create function public.add_half(numeric, numeric)
CREATE FUNCTION public.add_half(state numeric, value numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT coalesce(state, 0) + value / 2$$;
-- create aggregate public.half_sum(numeric)
CREATE AGGREGATE public.half_sum(numeric) (
    SFUNC = public.add_half,
    STYPE = numeric,
    INITCOND = '0'
);
-- create view public.half
CREATE VIEW public.half AS
 SELECT public.half_sum(amount) AS total
   FROM public.sale;
COMMIT;
