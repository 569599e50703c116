-- ~ table:public.forced  force_row_security
-- ~ table:public.options  options
-- ~ table:public.rows  row_security
-- ~ table:public.toast  toast_options
-- ~ column:public.storage.note  storage
-- ~ column:public.compression.note  compression
-- ~ column:public.statistics.note  statistics
-- ~ column:public.distinct_values.note  options
-- ~ index:public.compression_note  definition
-- ~ index:public.distinct_note  definition
-- ~ index:public.forced_train  definition
-- ~ index:public.options_train  definition
-- ~ index:public.rows_train  definition
-- ~ index:public.statistics_note  definition
-- ~ index:public.storage_note  definition
-- ~ index:public.toast_train  definition

BEGIN;
-- alter table public.forced  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE ONLY public.forced FORCE ROW LEVEL SECURITY;
COMMIT;
-- create index public.forced_train  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_2e2432b743 ON public.forced USING btree (train DESC);
BEGIN;
-- drop index public.forced_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.forced_train RENAME TO pgsync_old_2e2432b743;
-- create index public.forced_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_2e2432b743 RENAME TO forced_train;
COMMIT;
-- drop index public.forced_train  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_2e2432b743;
BEGIN;
-- alter table public.options  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.options SET (fillfactor='70');
COMMIT;
-- create index public.options_train  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_7456474397 ON public.options USING btree (train DESC);
BEGIN;
-- drop index public.options_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.options_train RENAME TO pgsync_old_7456474397;
-- create index public.options_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_7456474397 RENAME TO options_train;
COMMIT;
-- drop index public.options_train  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_7456474397;
BEGIN;
-- alter table public.rows  [ACCESS EXCLUSIVE]  ! SEC_RLS_OFF
ALTER TABLE public.rows DISABLE ROW LEVEL SECURITY;
COMMIT;
-- create index public.rows_train  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_0b72f7cced ON public.rows USING btree (train DESC);
BEGIN;
-- drop index public.rows_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.rows_train RENAME TO pgsync_old_0b72f7cced;
-- create index public.rows_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_0b72f7cced RENAME TO rows_train;
COMMIT;
-- drop index public.rows_train  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_0b72f7cced;
BEGIN;
-- alter table public.toast  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.toast SET (toast.autovacuum_enabled='false');
COMMIT;
-- create index public.toast_train  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_3c360d228f ON public.toast USING btree (train DESC);
BEGIN;
-- drop index public.toast_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.toast_train RENAME TO pgsync_old_3c360d228f;
-- create index public.toast_train  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_3c360d228f RENAME TO toast_train;
COMMIT;
-- drop index public.toast_train  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_3c360d228f;
BEGIN;
-- alter column public.compression.note  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.compression ALTER COLUMN note SET COMPRESSION pglz;
COMMIT;
-- create index public.compression_note  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_ca31008e7a ON public.compression USING btree (note DESC);
BEGIN;
-- drop index public.compression_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.compression_note RENAME TO pgsync_old_ca31008e7a;
-- create index public.compression_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_ca31008e7a RENAME TO compression_note;
COMMIT;
-- drop index public.compression_note  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_ca31008e7a;
BEGIN;
-- alter column public.distinct_values.note  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.distinct_values ALTER COLUMN note SET (n_distinct='100');
COMMIT;
-- create index public.distinct_note  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_1e12e2fbe4 ON public.distinct_values USING btree (note DESC);
BEGIN;
-- drop index public.distinct_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.distinct_note RENAME TO pgsync_old_1e12e2fbe4;
-- create index public.distinct_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_1e12e2fbe4 RENAME TO distinct_note;
COMMIT;
-- drop index public.distinct_note  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_1e12e2fbe4;
BEGIN;
-- alter column public.statistics.note  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.statistics ALTER COLUMN note SET STATISTICS 500;
COMMIT;
-- create index public.statistics_note  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_33987aa37e ON public.statistics USING btree (note DESC);
BEGIN;
-- drop index public.statistics_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.statistics_note RENAME TO pgsync_old_33987aa37e;
-- create index public.statistics_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_33987aa37e RENAME TO statistics_note;
COMMIT;
-- drop index public.statistics_note  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_33987aa37e;
BEGIN;
-- alter column public.storage.note  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.storage ALTER COLUMN note SET STORAGE EXTERNAL;
COMMIT;
-- create index public.storage_note  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_52dd8af9fd ON public.storage USING btree (note DESC);
BEGIN;
-- drop index public.storage_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.storage_note RENAME TO pgsync_old_52dd8af9fd;
-- create index public.storage_note  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_52dd8af9fd RENAME TO storage_note;
COMMIT;
-- drop index public.storage_note  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_52dd8af9fd;
