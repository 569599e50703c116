-- + trigger:public.run_2023.watch

BEGIN;
-- create trigger public.run_2023.watch  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.run_2023 DISABLE TRIGGER watch;
COMMIT;
