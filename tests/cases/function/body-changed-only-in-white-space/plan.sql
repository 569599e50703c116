-- ~ function:public.tax(numeric)  body

BEGIN;
-- alter function public.tax(numeric)
CREATE OR REPLACE FUNCTION public.tax(amount numeric)
 RETURNS numeric
 LANGUAGE sql
AS $$
	SELECT amount * 0.07
$$;
COMMIT;
