-- ~ function:public.tax(numeric)  volatility

BEGIN;
-- alter function public.tax(numeric)
CREATE OR REPLACE FUNCTION public.tax(amount numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT amount * 0.07 $$;
COMMIT;
