-- + column:public.employee.boss
-- + foreign key:public.employee.employee_boss_fkey

BEGIN;
-- create column public.employee.boss  [ACCESS EXCLUSIVE]
ALTER TABLE public.employee ADD COLUMN boss integer;
-- create foreign key public.employee.employee_boss_fkey  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.employee ADD CONSTRAINT employee_boss_fkey FOREIGN KEY (boss) REFERENCES public.employee(id) ON DELETE SET NULL;
COMMIT;
