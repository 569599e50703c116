-- + index:public.run_train

BEGIN;
-- create index public.run_train  [SHARE]
CREATE INDEX run_train ON ONLY public.run USING btree (train);
COMMIT;
