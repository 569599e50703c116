-- ~ column:public.person.name  not_null
-- ~ column:public.guest.name  not_null
-- ~ column:public.log.entry  not_null
-- ~ column:public.log_error.entry  not_null_name

BEGIN;
-- alter column public.log.entry  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.log_error ALTER COLUMN entry SET NOT NULL;
-- alter column public.log.entry  [ACCESS EXCLUSIVE]
ALTER TABLE public.log ALTER COLUMN entry DROP NOT NULL;
-- alter column public.log_error.entry  [ACCESS EXCLUSIVE]
ALTER TABLE public.log_error RENAME CONSTRAINT log_entry_not_null TO log_error_entry_not_null;
-- alter column public.person.name  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.employee ALTER COLUMN name SET NOT NULL;
-- alter column public.person.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.person ALTER COLUMN name DROP NOT NULL;
-- alter column public.person.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.employee RENAME CONSTRAINT person_name_not_null TO employee_name_not_null;
COMMIT;
