-- ~ column:public.line.double  generated

BEGIN;
-- drop view public.doubled (because of column public.line.double)  [ACCESS EXCLUSIVE]
DROP VIEW public.doubled;
-- drop column public.line.double  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.line DROP COLUMN double;
-- create column public.line.double  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.line ADD COLUMN double integer GENERATED ALWAYS AS ((amount * 2)) STORED;
-- create view public.doubled (because of column public.line.double)
CREATE VIEW public.doubled AS
 SELECT id,
    double
   FROM public.line;
COMMIT;
