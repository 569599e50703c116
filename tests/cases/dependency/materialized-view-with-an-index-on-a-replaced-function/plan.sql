-- ~ function:public.bucket(numeric)  body, result
-- ~ materialized view:public.buckets  columns

BEGIN;
-- drop index public.sale_bucket (because of function public.bucket(numeric))  [ACCESS EXCLUSIVE]
DROP INDEX public.sale_bucket;
-- drop materialized view public.buckets  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.buckets;
-- drop function public.bucket(numeric)  ! DEP_SIGNATURE
DROP FUNCTION public.bucket(numeric);
-- create function public.bucket(numeric)
CREATE FUNCTION public.bucket(n numeric)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT floor(n)::bigint$$;
-- create materialized view public.buckets  [scan]
CREATE MATERIALIZED VIEW public.buckets AS
 SELECT public.bucket(amount) AS bucket,
    count(*) AS n
   FROM public.sale
  GROUP BY (public.bucket(amount));
-- create index public.buckets_key (because of materialized view public.buckets)  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX buckets_key ON public.buckets USING btree (bucket);
-- create index public.sale_bucket (because of function public.bucket(numeric))  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX sale_bucket ON public.sale USING btree (public.bucket(amount));
-- create comment on materialized view public.buckets (because of materialized view public.buckets)
COMMENT ON MATERIALIZED VIEW public.buckets IS 'rounded down';
COMMIT;
