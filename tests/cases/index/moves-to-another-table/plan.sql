-- ~ index:public.by_id  table

BEGIN;
-- drop index public.by_id  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.by_id;
-- create index public.by_id  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX by_id ON public.b USING btree (id);
COMMIT;
