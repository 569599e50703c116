-- + foreign key:public.child's.fk\u000a1
-- + comment:foreign key.public.child's.fk\u000a1

BEGIN;
-- create foreign key public.child's.fk\u000a1  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public."child's" ADD CONSTRAINT "fk
1" FOREIGN KEY ("select") REFERENCES public."parent ""1"""("the id") ON DELETE CASCADE;
-- create comment on foreign key public.child's.fk\u000a1
COMMENT ON CONSTRAINT "fk
1" ON public."child's" IS 'it''s a "key"';
COMMIT;
