-- + index:public.loan_open
-- + index:public.loan_reader
-- + comment:index.public.loan_open

BEGIN;
-- create index public.loan_open  [SHARE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX loan_open ON public.loan USING btree (reader, due) WHERE (returned IS NULL);
-- create index public.loan_reader  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX loan_reader ON public.loan USING btree (reader);
-- create comment on index public.loan_open
COMMENT ON INDEX public.loan_open IS 'one open loan a day';
COMMIT;
