-- ~ index:public.run_2023_delay_idx  definition
-- + index:public.run_2023_train_day_idx
-- ~ index:public.run_2024_7_delay_idx  definition
-- + index:public.run_2024_7_train_day_idx
-- ~ index:public.run_2024_delay_idx  definition
-- + index:public.run_2024_train_day_idx
-- ~ index:public.run_delay  definition
-- + index:public.run_train
-- + comment:index.public.run_train

BEGIN;
-- drop index public.run_delay  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.run_delay;
-- create index public.run_2023_delay_idx (because of index public.run_delay)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_2023_delay_idx ON public.run_2023 USING btree (delay DESC) WHERE (delay > 0);
-- create index public.run_2023_train_day_idx  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_2023_train_day_idx ON public.run_2023 USING btree (train, day);
-- create index public.run_2024_7_delay_idx (because of index public.run_2024_delay_idx)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_2024_7_delay_idx ON public.run_2024_7 USING btree (delay DESC) WHERE (delay > 0);
-- create index public.run_2024_delay_idx (because of index public.run_delay)  [SHARE]
CREATE INDEX run_2024_delay_idx ON public.run_2024 USING btree (delay DESC) WHERE (delay > 0);
-- create index public.run_delay  [SHARE]
CREATE INDEX run_delay ON public.run USING btree (delay DESC) WHERE (delay > 0);
-- create index public.run_2024_7_train_day_idx  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_2024_7_train_day_idx ON public.run_2024_7 USING btree (train, day);
-- create index public.run_2024_train_day_idx  [SHARE]
CREATE INDEX run_2024_train_day_idx ON public.run_2024 USING btree (train, day);
-- create index public.run_train  [SHARE]
CREATE INDEX run_train ON public.run USING btree (train, day);
-- create comment on index public.run_train
COMMENT ON INDEX public.run_train IS 'by train';
COMMIT;
