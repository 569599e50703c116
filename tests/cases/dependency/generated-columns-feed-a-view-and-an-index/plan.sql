-- ~ column:public.line.price  type

BEGIN;
-- drop index public.line_total (because of column public.line.total)  [ACCESS EXCLUSIVE]
DROP INDEX public.line_total;
-- drop view public.totals (because of column public.line.total)  [ACCESS EXCLUSIVE]
DROP VIEW public.totals;
-- drop constraint public.line.not_free (because of column public.line.total)  [ACCESS EXCLUSIVE]
ALTER TABLE public.line DROP CONSTRAINT not_free;
-- drop column public.line.total (because of column public.line.price)  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.line DROP COLUMN total;
-- alter column public.line.price  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.line ALTER COLUMN price TYPE numeric(12,4);
-- create column public.line.total (because of column public.line.price)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN total numeric GENERATED ALWAYS AS (((amount)::numeric * price)) STORED;
-- create constraint public.line.not_free (because of column public.line.total)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.line ADD CONSTRAINT not_free CHECK ((total >= (0)::numeric));
-- create view public.totals (because of column public.line.total)
CREATE VIEW public.totals AS
 SELECT sum(total) AS total
   FROM public.line;
-- create index public.line_total (because of column public.line.total)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX line_total ON public.line USING btree (total);
-- create comment on column public.line.total (because of column public.line.total)  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.line.total IS 'computed';
COMMIT;
