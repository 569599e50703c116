-- + constraint:public.booking.different_ids
-- ~ constraint:public.booking.no_overlap  definition

BEGIN;
-- drop constraint public.booking.no_overlap  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.booking DROP CONSTRAINT no_overlap;
-- create constraint public.booking.different_ids  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.booking ADD CONSTRAINT different_ids EXCLUDE USING btree (((id * 2)) WITH =) INCLUDE (cancelled) WITH (fillfactor='70');
-- create constraint public.booking.no_overlap  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE ((NOT cancelled)) DEFERRABLE;
COMMIT;
