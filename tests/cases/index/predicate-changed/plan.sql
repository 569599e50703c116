-- ~ index:public.active_reader  definition

BEGIN;
-- drop index public.active_reader  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.active_reader;
-- create index public.active_reader  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX active_reader ON public.reader USING btree (name) WHERE ((left_on IS NULL) AND (name <> ''::text));
COMMIT;
