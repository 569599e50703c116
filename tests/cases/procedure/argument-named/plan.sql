-- ~ procedure:public.settle(integer)  arguments

BEGIN;
-- alter procedure public.settle(integer)
CREATE OR REPLACE PROCEDURE public.settle(invoice integer)
 LANGUAGE sql
AS $$SELECT $1$$;
COMMIT;
