-- - table:public.run_2022
-- - column:public.run_2022.train
-- - column:public.run_2022.day
-- - constraint:public.run_2022.run_2022_pkey
-- - partition:public.run_2023
-- - partition:public.run_2022
-- - owner:table.public.run_2022
-- ~ column:public.run_2023.train  not_null_name, position
-- ~ column:public.run_2023.day  not_null_name, position
-- ~ column:public.pass_7.train  not_null_name, position
-- ~ column:public.pass_7.day  position
-- ~ column:public.lot_1.id  position
-- ~ constraint:public.run_2023.run_2023_pkey  origin
-- + partition:public.pass_7
-- + partition:public.lot_1
-- ~ partition:public.late_2023  bound
-- + index:public.pass_7_day_idx

-- create index public.pass_7_day_idx  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! NON_TRANSACTIONAL
CREATE INDEX CONCURRENTLY pass_7_day_idx ON public.pass_7 USING btree (day);
BEGIN;
-- alter column public.pass_7.train  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass_7 RENAME CONSTRAINT pass_7_train_not_null TO pass_train_not_null;
COMMIT;
BEGIN;
-- create partition public.late_2023  [ACCESS EXCLUSIVE]
ALTER TABLE public.late_2023 ADD CONSTRAINT pgsync_new_5b29bd752c CHECK (((day IS NOT NULL) AND (day >= '2022-01-01'::date) AND (day < '2024-01-01'::date))) NOT VALID;
COMMIT;
BEGIN;
-- create partition public.late_2023  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.late_2023 VALIDATE CONSTRAINT pgsync_new_5b29bd752c;
COMMIT;
BEGIN;
-- drop partition public.late_2023  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.late DETACH PARTITION public.late_2023;
-- create partition public.late_2023  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.late ATTACH PARTITION public.late_2023 FOR VALUES FROM ('2022-01-01') TO ('2024-01-01');
-- create partition public.late_2023  [ACCESS EXCLUSIVE]
ALTER TABLE public.late_2023 DROP CONSTRAINT pgsync_new_5b29bd752c;
COMMIT;
BEGIN;
-- create partition public.lot_1  [ACCESS EXCLUSIVE]
ALTER TABLE public.lot_1 ADD CONSTRAINT pgsync_new_c76840c16b CHECK (satisfies_hash_partition('public.lot'::regclass::oid, 2, 1, id)) NOT VALID;
COMMIT;
BEGIN;
-- create partition public.lot_1  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.lot_1 VALIDATE CONSTRAINT pgsync_new_c76840c16b;
COMMIT;
BEGIN;
-- create partition public.lot_1  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.lot ATTACH PARTITION public.lot_1 FOR VALUES WITH (modulus 2, remainder 1);
-- create partition public.lot_1  [ACCESS EXCLUSIVE]
ALTER TABLE public.lot_1 DROP CONSTRAINT pgsync_new_c76840c16b;
COMMIT;
BEGIN;
-- create partition public.pass_7  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass_7 ADD CONSTRAINT pgsync_new_fb1a5947a7 CHECK (((train IS NOT NULL) AND (train = 7))) NOT VALID;
COMMIT;
BEGIN;
-- create partition public.pass_7  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.pass_7 VALIDATE CONSTRAINT pgsync_new_fb1a5947a7;
COMMIT;
BEGIN;
-- create partition public.pass_7  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass_rest ADD CONSTRAINT pgsync_new_6c91439bc4 CHECK (NOT (((train IS NOT NULL) AND (train = 7)))) NOT VALID;
COMMIT;
BEGIN;
-- create partition public.pass_7  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.pass_rest VALIDATE CONSTRAINT pgsync_new_6c91439bc4;
COMMIT;
BEGIN;
-- create partition public.pass_7  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.pass ATTACH PARTITION public.pass_7 FOR VALUES IN (7);
-- create partition public.pass_7  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass_7 DROP CONSTRAINT pgsync_new_fb1a5947a7;
-- create partition public.pass_7  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass_rest DROP CONSTRAINT pgsync_new_6c91439bc4;
COMMIT;
BEGIN;
-- drop partition public.run_2023  [ACCESS EXCLUSIVE]
ALTER TABLE public.run_2023 ADD CONSTRAINT pgsync_new_8dafc21f1a CHECK (((day IS NOT NULL) AND (day >= '2023-01-01'::date) AND (day < '2024-01-01'::date))) NOT VALID;
COMMIT;
BEGIN;
-- drop partition public.run_2023  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run_2023 VALIDATE CONSTRAINT pgsync_new_8dafc21f1a;
COMMIT;
-- drop partition public.run_2023  [ACCESS EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
ALTER TABLE public.run DETACH PARTITION public.run_2023 CONCURRENTLY;
BEGIN;
-- drop partition public.run_2023  [ACCESS EXCLUSIVE]
ALTER TABLE public.run_2023 DROP CONSTRAINT pgsync_new_8dafc21f1a;
-- alter column public.run_2023.train  [ACCESS EXCLUSIVE]
ALTER TABLE public.run_2023 RENAME CONSTRAINT run_train_not_null TO run_2023_train_not_null;
-- alter column public.run_2023.day  [ACCESS EXCLUSIVE]
ALTER TABLE public.run_2023 RENAME CONSTRAINT run_day_not_null TO run_2023_day_not_null;
COMMIT;
-- drop table public.run_2022  [ACCESS EXCLUSIVE, no transaction]  ! NON_TRANSACTIONAL
ALTER TABLE public.run DETACH PARTITION public.run_2022 CONCURRENTLY;
BEGIN;
-- drop table public.run_2022  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.run_2022;
COMMIT;
