-- + extension:btree_gist
-- + constraint:public.room_booking.one_patient_at_a_time
-- + comment:extension.btree_gist

BEGIN;
-- create extension btree_gist  ! DEP_EXTENSION
CREATE EXTENSION btree_gist WITH SCHEMA public;
-- create constraint public.room_booking.one_patient_at_a_time  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.room_booking ADD CONSTRAINT one_patient_at_a_time EXCLUDE USING gist (room WITH =, during WITH &&);
-- create comment on extension btree_gist
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
COMMIT;
