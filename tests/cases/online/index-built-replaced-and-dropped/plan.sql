-- - index:public.run_note
-- ~ index:public.run_delay  definition, options
-- ~ index:public.run_lower  definition, statistics
-- + index:public.run_note_new
-- ~ index:public.run_once  definition

BEGIN;
-- rename index public.run_note_new  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_note RENAME TO run_note_new;
COMMIT;
-- create index public.run_lower  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_d686bff71a ON public.run USING btree (upper(note));
BEGIN;
-- drop index public.run_lower  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_lower RENAME TO pgsync_old_d686bff71a;
-- create index public.run_lower  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_d686bff71a RENAME TO run_lower;
-- create index public.run_lower  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_lower ALTER COLUMN 1 SET STATISTICS 500;
COMMIT;
-- drop index public.run_lower  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_d686bff71a;
-- create index public.run_once  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY pgsync_new_9604922e78 ON public.run USING btree (train, day) WHERE (delay > 0);
BEGIN;
-- drop index public.run_once  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_once RENAME TO pgsync_old_9604922e78;
-- create index public.run_once  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_9604922e78 RENAME TO run_once;
COMMIT;
-- drop index public.run_once  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_9604922e78;
-- create index public.run_delay  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pgsync_new_8fdb488d25 ON public.run USING btree (delay DESC) INCLUDE (note) WITH (fillfactor='70');
BEGIN;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.run_delay RENAME TO pgsync_old_8fdb488d25;
-- create index public.run_delay  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.pgsync_new_8fdb488d25 RENAME TO run_delay;
-- create index public.run_delay  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.run CLUSTER ON run_delay;
-- create comment on index public.run_delay (because of index public.run_delay)
COMMENT ON INDEX public.run_delay IS 'for the report';
COMMIT;
-- drop index public.run_delay  [SHARE UPDATE EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
DROP INDEX CONCURRENTLY public.pgsync_old_8fdb488d25;
