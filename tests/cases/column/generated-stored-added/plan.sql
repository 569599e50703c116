-- + column:public.line.total
-- + index:public.line_total

BEGIN;
-- create column public.line.total  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN total numeric GENERATED ALWAYS AS (((amount)::numeric * price)) STORED;
-- create index public.line_total  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX line_total ON public.line USING btree (total);
COMMIT;
