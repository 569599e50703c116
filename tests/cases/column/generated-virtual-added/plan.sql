-- + column:public.line.double

BEGIN;
-- create column public.line.double  [ACCESS EXCLUSIVE]
ALTER TABLE public.line ADD COLUMN double integer GENERATED ALWAYS AS ((amount * 2)) VIRTUAL;
COMMIT;
