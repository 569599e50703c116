-- - table:public.staff
-- - column:public.staff.id
-- - column:public.staff.name
-- - constraint:public.staff.staff_pkey
-- - owner:table.public.staff
-- + view:public.staff
-- + owner:view.public.staff

BEGIN;
-- drop table public.staff  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.staff;
-- create view public.staff
CREATE VIEW public.staff AS
 SELECT id,
    name
   FROM public.person
  WHERE (id < 100);
COMMIT;
