-- ~ owner:table.public.run  role
-- ~ owner:table.public.run_2023  role

BEGIN;
-- alter owner of table public.run  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.run OWNER TO case_app_owner;
-- alter owner of table public.run_2023  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.run_2023 OWNER TO case_archivist;
COMMIT;
