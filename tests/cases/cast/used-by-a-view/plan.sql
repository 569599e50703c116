-- ~ cast:public.celsius AS numeric  context

BEGIN;
-- drop cast public.celsius AS numeric
DROP CAST (public.celsius AS numeric);
-- create cast public.celsius AS numeric
CREATE CAST (public.celsius AS numeric) WITH FUNCTION public.to_number(public.celsius) AS IMPLICIT;
COMMIT;
