-- ~ column:public.flags.mask  type
-- ~ column:public.flags.tail  type

BEGIN;
-- alter column public.flags.mask  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flags ALTER COLUMN mask TYPE bit(16) USING mask::bit(16);
-- alter column public.flags.tail  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flags ALTER COLUMN tail TYPE bit(6) USING tail::bit(6);
COMMIT;
