-- ~ sequence:public.scratch_id  persistence

BEGIN;
-- alter sequence public.scratch_id  [ACCESS EXCLUSIVE]
ALTER SEQUENCE public.scratch_id SET UNLOGGED;
COMMIT;
