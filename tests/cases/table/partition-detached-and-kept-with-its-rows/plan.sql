-- - partition:public.run_2023
-- ~ column:public.run_2023.train  local
-- ~ column:public.run_2023.day  local

BEGIN;
-- drop partition public.run_2023  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.run DETACH PARTITION public.run_2023;
COMMIT;
