-- ~ column:public.line.twice  expression
-- ~ column:public.line.half  expression
-- + column:public.line.more
-- + column:public.line.less

BEGIN;
-- alter column public.line.twice  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.line ALTER COLUMN twice SET EXPRESSION AS ((amount * 3));
-- alter column public.line.half  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_GENERATED_REPLACED, REWRITE_TABLE
ALTER TABLE public.line ALTER COLUMN half SET EXPRESSION AS ((amount / 3));
-- create column public.line.more  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.line ADD COLUMN more integer GENERATED ALWAYS AS ((amount + 1)) VIRTUAL NOT NULL;
-- create column public.line.less  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN less integer GENERATED ALWAYS AS ((amount - 1)) STORED NOT NULL;
COMMIT;
