-- ~ column:public.address.zip  type

BEGIN;
-- alter column public.address.zip  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.address ALTER COLUMN zip TYPE bigint;
COMMIT;
