-- ~ column:public.ward.id  type
-- ~ column:public.bed.ward  type

BEGIN;
-- drop foreign key public.bed.bed_ward_fkey (because of column public.bed.ward)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.bed DROP CONSTRAINT bed_ward_fkey;
-- alter column public.bed.ward  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.bed ALTER COLUMN ward TYPE bigint;
-- alter column public.ward.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.ward ALTER COLUMN id TYPE bigint;
-- create foreign key public.bed.bed_ward_fkey (because of column public.bed.ward)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.bed ADD CONSTRAINT bed_ward_fkey FOREIGN KEY (ward) REFERENCES public.ward(id) ON UPDATE CASCADE;
COMMIT;
