-- + statistics:public.run_mcv
-- + statistics:public.run_train_day
-- + owner:statistics.public.run_mcv
-- + owner:statistics.public.run_train_day
-- + comment:statistics.public.run_mcv

BEGIN;
-- create statistics public.run_mcv  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.run_mcv (mcv, ndistinct) ON train, delay FROM public.run;
-- create statistics public.run_train_day  [SHARE UPDATE EXCLUSIVE]
CREATE STATISTICS public.run_train_day ON train, day FROM public.run;
-- create comment on statistics public.run_mcv
COMMENT ON STATISTICS public.run_mcv IS 'often late';
COMMIT;
