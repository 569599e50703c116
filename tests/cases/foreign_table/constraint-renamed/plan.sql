-- - constraint:public.reading.positive
-- + constraint:public.reading.above_zero

BEGIN;
-- rename constraint public.reading.above_zero  [ACCESS EXCLUSIVE]
ALTER TABLE public.reading RENAME CONSTRAINT positive TO above_zero;
COMMIT;
