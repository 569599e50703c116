-- ~ column:public.flag.since  type
-- ~ column:public.flag.code  type
-- ~ column:public.flag.note  type
-- ~ column:public.flag.many  type
-- ~ column:public.flag.born  type
-- ~ column:public.flag.label  type

BEGIN;
-- alter column public.flag.since  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN since TYPE smallint USING since::text::smallint;
-- alter column public.flag.code  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN code TYPE integer USING code::integer;
-- alter column public.flag.note  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN note TYPE name USING note::name;
-- alter column public.flag.many  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN many TYPE smallint[] USING many::text[]::smallint[];
-- alter column public.flag.born  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN born TYPE "char" USING born::text::"char";
-- alter column public.flag.label  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.flag ALTER COLUMN label TYPE "char" USING label::"char";
COMMIT;
