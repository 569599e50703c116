-- ~ materialized view:public.per_day  query

BEGIN;
-- drop view public.best_day (because of materialized view public.per_day)  [ACCESS EXCLUSIVE]
DROP VIEW public.best_day;
-- drop materialized view public.per_day  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.per_day;
-- create materialized view public.per_day  [scan]
CREATE MATERIALIZED VIEW public.per_day AS
 SELECT day,
    sum(amount) AS total
   FROM public.sale
  WHERE (amount > (0)::numeric)
  GROUP BY day;
-- create materialized view public.per_day
ALTER MATERIALIZED VIEW public.per_day ALTER COLUMN total SET STATISTICS 500;
-- create view public.best_day (because of materialized view public.per_day)
CREATE VIEW public.best_day AS
 SELECT day
   FROM public.per_day
  ORDER BY total DESC
 LIMIT 1;
-- create index public.per_day_key (because of materialized view public.per_day)  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX per_day_key ON public.per_day USING btree (day);
-- create index public.per_day_key (because of materialized view public.per_day)
ALTER TABLE public.per_day CLUSTER ON per_day_key;
-- create index public.per_day_total (because of materialized view public.per_day)
CREATE INDEX per_day_total ON public.per_day USING btree (total DESC) WHERE (total > (100)::numeric);
-- create owner of materialized view public.per_day (because of materialized view public.per_day)
ALTER MATERIALIZED VIEW public.per_day OWNER TO case_app_owner;
-- create privileges on materialized view public.per_day (because of materialized view public.per_day)
GRANT SELECT ON TABLE public.per_day TO case_reader;
-- create comment on materialized view public.per_day (because of materialized view public.per_day)
COMMENT ON MATERIALIZED VIEW public.per_day IS 'refreshed at night';
-- create comment on column public.per_day.total (because of materialized view public.per_day)
COMMENT ON COLUMN public.per_day.total IS 'in euro';
-- create comment on index public.per_day_key (because of index public.per_day_key)
COMMENT ON INDEX public.per_day_key IS 'for concurrent refresh';
COMMIT;
