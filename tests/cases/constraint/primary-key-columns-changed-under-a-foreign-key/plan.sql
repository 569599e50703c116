-- ~ constraint:public.shelf.shelf_pkey  definition

BEGIN;
-- drop foreign key public.book.stands_on (because of constraint public.shelf.shelf_pkey)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.book DROP CONSTRAINT stands_on;
-- drop constraint public.shelf.shelf_pkey  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.shelf DROP CONSTRAINT shelf_pkey;
-- create constraint public.shelf.shelf_pkey  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.shelf ADD CONSTRAINT shelf_pkey PRIMARY KEY (number, room);
-- create foreign key public.book.stands_on (because of constraint public.shelf.shelf_pkey)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.book ADD CONSTRAINT stands_on FOREIGN KEY (room, number) REFERENCES public.shelf(room, number);
-- create comment on foreign key public.book.stands_on (because of foreign key public.book.stands_on)
COMMENT ON CONSTRAINT stands_on ON public.book IS 'where it stands';
-- create comment on constraint public.shelf.shelf_pkey (because of constraint public.shelf.shelf_pkey)
COMMENT ON CONSTRAINT shelf_pkey ON public.shelf IS 'one shelf';
COMMIT;
