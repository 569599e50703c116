-- ~ view:public.open  columns, query

BEGIN;
-- drop materialized view public.summary (because of view public.open)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.summary;
-- drop view public.open  [ACCESS EXCLUSIVE]
DROP VIEW public.open;
-- create view public.open
CREATE VIEW public.open AS
 SELECT id
   FROM public.orders;
-- create materialized view public.summary (because of view public.open)  [scan]
CREATE MATERIALIZED VIEW public.summary AS
 SELECT id
   FROM public.orders
  WHERE (EXISTS ( SELECT
           FROM public.open));
-- create index public.one (because of materialized view public.summary)  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX one ON public.summary USING btree (id);
COMMIT;
