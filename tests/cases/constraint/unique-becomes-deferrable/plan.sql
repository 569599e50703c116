-- ~ constraint:public.queue.one_place  definition

BEGIN;
-- drop constraint public.queue.one_place  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.queue DROP CONSTRAINT one_place;
-- create constraint public.queue.one_place  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.queue ADD CONSTRAINT one_place UNIQUE (place) DEFERRABLE INITIALLY DEFERRED;
COMMIT;
