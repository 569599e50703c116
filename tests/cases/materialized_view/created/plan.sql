-- + materialized view:public.per_day
-- + materialized view:public.per_year
-- + index:public.per_day_key
-- + owner:materialized view.public.per_day
-- + owner:materialized view.public.per_year

BEGIN;
-- create materialized view public.per_day  [scan]
CREATE MATERIALIZED VIEW public.per_day AS
 SELECT day,
    sum(amount) AS total
   FROM public.sale
  GROUP BY day;
-- create materialized view public.per_year  [scan]
CREATE MATERIALIZED VIEW public.per_year AS
 SELECT EXTRACT(year FROM day) AS year,
    sum(total) AS total
   FROM public.per_day
  GROUP BY (EXTRACT(year FROM day))
 WITH NO DATA;
-- create index public.per_day_key  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX per_day_key ON public.per_day USING btree (day);
COMMIT;
