-- - index:public.run_2023_day_idx
-- - index:public.run_2024_7_day_idx
-- - index:public.run_2024_day_idx
-- - index:public.run_day
-- ~ index:public.run_2023_delay_idx  definition
-- + index:public.run_2023_train_day_idx
-- ~ index:public.run_2024_7_delay_idx  definition
-- + index:public.run_2024_7_train_day_idx
-- ~ index:public.run_2024_delay_idx  definition
-- + index:public.run_2024_train_day_idx
-- ~ index:public.run_delay  definition
-- + index:public.run_once

-- create index public.run_2023_train_day_idx  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_2023_train_day_idx ON public.run_2023 USING btree (train, day);
-- create index public.run_2024_7_train_day_idx  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_2024_7_train_day_idx ON public.run_2024_7 USING btree (train, day);
BEGIN;
-- create index public.run_2024_train_day_idx  [SHARE]
CREATE UNIQUE INDEX run_2024_train_day_idx ON ONLY public.run_2024 USING btree (train, day);
COMMIT;
BEGIN;
-- create index public.run_2024_train_day_idx  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_2024_train_day_idx ATTACH PARTITION public.run_2024_7_train_day_idx;
COMMIT;
BEGIN;
-- create index public.run_once  [SHARE]
CREATE UNIQUE INDEX run_once ON ONLY public.run USING btree (train, day);
COMMIT;
BEGIN;
-- create index public.run_once  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_once ATTACH PARTITION public.run_2023_train_day_idx;
COMMIT;
BEGIN;
-- create index public.run_once  [ACCESS EXCLUSIVE]
ALTER INDEX public.run_once ATTACH PARTITION public.run_2024_train_day_idx;
COMMIT;
-- create index public.run_2023_delay_idx (because of index public.run_delay)  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_1139661898 ON public.run_2023 USING btree (delay DESC) WHERE (delay > 0);
-- create index public.run_2024_7_delay_idx (because of index public.run_2024_delay_idx)  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_514e6b47f2 ON public.run_2024_7 USING btree (delay DESC) WHERE (delay > 0);
BEGIN;
-- create index public.run_2024_delay_idx (because of index public.run_delay)  [SHARE]
CREATE INDEX pgsync_new_cbd5ae3fda ON ONLY public.run_2024 USING btree (delay DESC) WHERE (delay > 0);
COMMIT;
BEGIN;
-- create index public.run_2024_delay_idx (because of index public.run_delay)  [ACCESS EXCLUSIVE]
ALTER INDEX public.pgsync_new_cbd5ae3fda ATTACH PARTITION public.pgsync_new_514e6b47f2;
COMMIT;
BEGIN;
-- create index public.run_delay  [SHARE]
CREATE INDEX pgsync_new_8fdb488d25 ON ONLY public.run USING btree (delay DESC) WHERE (delay > 0);
COMMIT;
BEGIN;
-- create index public.run_delay  [ACCESS EXCLUSIVE]
ALTER INDEX public.pgsync_new_8fdb488d25 ATTACH PARTITION public.pgsync_new_1139661898;
COMMIT;
BEGIN;
-- create index public.run_delay  [ACCESS EXCLUSIVE]
ALTER INDEX public.pgsync_new_8fdb488d25 ATTACH PARTITION public.pgsync_new_cbd5ae3fda;
COMMIT;
BEGIN;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_delay RENAME TO pgsync_old_8fdb488d25;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_2023_delay_idx RENAME TO pgsync_old_1139661898;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_2024_delay_idx RENAME TO pgsync_old_cbd5ae3fda;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_2024_7_delay_idx RENAME TO pgsync_old_514e6b47f2;
-- create index public.run_2023_delay_idx (because of index public.run_delay)  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_1139661898 RENAME TO run_2023_delay_idx;
-- create index public.run_2024_7_delay_idx (because of index public.run_2024_delay_idx)  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_514e6b47f2 RENAME TO run_2024_7_delay_idx;
-- create index public.run_2024_delay_idx (because of index public.run_delay)  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_cbd5ae3fda RENAME TO run_2024_delay_idx;
-- create index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_8fdb488d25 RENAME TO run_delay;
-- create comment on index public.run_delay (because of index public.run_delay)
COMMENT ON INDEX public.run_delay IS 'for the report';
COMMIT;
BEGIN;
-- drop index public.run_delay  [ACCESS EXCLUSIVE]
DROP INDEX public.pgsync_old_8fdb488d25;
COMMIT;
BEGIN;
-- drop index public.run_day  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.run_day;
COMMIT;
