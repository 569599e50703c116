-- ~ index:public.thing_name  definition

BEGIN;
-- drop index public.thing_name  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.thing_name;
-- create index public.thing_name  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_name ON public.thing USING hash (name);
-- create comment on index public.thing_name (because of index public.thing_name)
COMMENT ON INDEX public.thing_name IS 'kept';
COMMIT;
