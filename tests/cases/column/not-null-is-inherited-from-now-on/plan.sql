-- ~ column:public.person.name  not_null_no_inherit
-- ~ column:public.employee.name  not_null

BEGIN;
-- alter column public.person.name  [ACCESS EXCLUSIVE, scan]
ALTER TABLE public.person ALTER CONSTRAINT named INHERIT;
COMMIT;
