-- - table:archive.visit
-- - column:archive.visit.day
-- - column:archive.visit.pages
-- - column:archive.visit_2026.pages
-- - owner:table.archive.visit
-- + table:public.visit
-- + column:public.visit.day
-- ~ partition:archive.visit_2026  parent
-- + owner:table.public.visit

BEGIN;
-- drop partition archive.visit_2026  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY archive.visit DETACH PARTITION archive.visit_2026;
-- drop table archive.visit  [ACCESS EXCLUSIVE]
DROP TABLE archive.visit;
-- create table public.visit
CREATE TABLE public.visit (
    day date
) PARTITION BY RANGE (day);
-- drop column archive.visit_2026.pages  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE archive.visit_2026 DROP COLUMN pages;
-- create partition archive.visit_2026  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE ONLY public.visit ATTACH PARTITION archive.visit_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
