-- ~ index:public.old_name  origin
-- + index:public.run_train

BEGIN;
-- create index public.run_train  [SHARE]
CREATE INDEX run_train ON public.run USING btree (train);
COMMIT;
