-- ~ function:public.tax(numeric)  is_strict

BEGIN;
-- alter function public.tax(numeric)
CREATE OR REPLACE FUNCTION public.tax(amount numeric)
 RETURNS numeric
 LANGUAGE sql
 STRICT
AS $$ SELECT amount * 0.07 $$;
COMMIT;
