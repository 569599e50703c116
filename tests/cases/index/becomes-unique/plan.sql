-- ~ index:public.loan_reader  is_unique

BEGIN;
-- drop index public.loan_reader  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.loan_reader;
-- create index public.loan_reader  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX loan_reader ON public.loan USING btree (reader);
-- create comment on index public.loan_reader (because of index public.loan_reader)
COMMENT ON INDEX public.loan_reader IS 'kept';
COMMIT;
