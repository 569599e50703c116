-- + inheritance:public.book.public.item
-- ~ column:public.orders_2026.day  position
-- ~ column:public.orders_2026.state  position
-- ~ column:public.book.state  position
-- + partition:public.orders_2026

BEGIN;
-- drop constraint public.book.known (because of inheritance public.book.public.item)  [ACCESS EXCLUSIVE]
ALTER TABLE public.book DROP CONSTRAINT known;
-- drop constraint public.orders_2026.known (because of partition public.orders_2026)  [ACCESS EXCLUSIVE]
ALTER TABLE public.orders_2026 DROP CONSTRAINT known;
-- create constraint public.book.known (because of inheritance public.book.public.item)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.book ADD CONSTRAINT known CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying]::character varying[])::text[])));
-- create inheritance public.book.public.item  [ACCESS EXCLUSIVE]
ALTER TABLE public.book INHERIT public.item;
-- create constraint public.orders_2026.known (because of partition public.orders_2026)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.orders_2026 ADD CONSTRAINT known CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying]::character varying[])::text[])));
-- create partition public.orders_2026  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.orders ATTACH PARTITION public.orders_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
