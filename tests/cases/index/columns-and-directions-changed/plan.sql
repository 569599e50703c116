-- ~ index:public.loan_lookup  definition

BEGIN;
-- drop index public.loan_lookup  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.loan_lookup;
-- create index public.loan_lookup  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX loan_lookup ON public.loan USING btree (due DESC, reader NULLS FIRST, id DESC NULLS LAST);
COMMIT;
