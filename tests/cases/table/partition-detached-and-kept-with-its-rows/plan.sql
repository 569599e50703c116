-- - partition:public.run_2023
-- ~ column:public.run_2023.train  position
-- ~ column:public.run_2023.day  position

BEGIN;
-- drop partition public.run_2023  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.run DETACH PARTITION public.run_2023;
COMMIT;
