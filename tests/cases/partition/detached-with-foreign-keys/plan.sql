-- - partition:public.orders_2023
-- - partition:public.orders_2024
-- - partition:public.orders_2025
-- - partition:public.orders_2026
-- ~ column:public.orders_2023.year  position
-- ~ column:public.orders_2023.customer  position
-- ~ column:public.orders_2024.year  position
-- ~ column:public.orders_2024.customer  position
-- ~ column:public.orders_2025.year  position
-- ~ column:public.orders_2025.customer  position
-- ~ column:public.orders_2026.year  position
-- ~ column:public.orders_2026.customer  position
-- + foreign key:public.orders_2024.has_a_customer
-- + foreign key:public.orders_2026.has_a_customer

BEGIN;
-- drop partition public.orders_2023  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE ONLY public.orders DETACH PARTITION public.orders_2023;
-- drop partition public.orders_2023  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.orders_2023 DROP CONSTRAINT has_a_customer;
-- drop partition public.orders_2024  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE ONLY public.orders DETACH PARTITION public.orders_2024;
-- drop partition public.orders_2025  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE ONLY public.orders DETACH PARTITION public.orders_2025;
-- drop partition public.orders_2025  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.orders_2025 DROP CONSTRAINT its_own_name;
-- drop partition public.orders_2026  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE ONLY public.orders DETACH PARTITION public.orders_2026;
-- drop partition public.orders_2026  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.orders_2026 DROP CONSTRAINT has_a_customer;
-- create foreign key public.orders_2026.has_a_customer  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.orders_2026 ADD CONSTRAINT has_a_customer FOREIGN KEY (customer) REFERENCES public.customer(id) ON DELETE CASCADE;
COMMIT;
