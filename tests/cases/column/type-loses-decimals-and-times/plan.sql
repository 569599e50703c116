-- ~ column:public.meter.reading  type
-- ~ column:public.meter.exact  type
-- ~ column:public.meter.at  type
-- ~ column:public.meter.level  type

BEGIN;
-- alter column public.meter.reading  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.meter ALTER COLUMN reading TYPE numeric(8,1);
-- alter column public.meter.exact  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.meter ALTER COLUMN exact TYPE real;
-- alter column public.meter.at  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.meter ALTER COLUMN at TYPE date;
-- alter column public.meter.level  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.meter ALTER COLUMN level TYPE integer;
COMMIT;
