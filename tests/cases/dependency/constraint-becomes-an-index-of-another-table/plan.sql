-- - constraint:public.seat.one_place
-- + index:public.one_place

BEGIN;
-- drop constraint public.seat.one_place  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.seat DROP CONSTRAINT one_place;
-- create index public.one_place  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX one_place ON public.bed USING btree (wagon, bed);
COMMIT;
