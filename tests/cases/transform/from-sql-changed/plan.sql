-- ~ transform:integer LANGUAGE plpgsql  from_sql

BEGIN;
-- alter transform integer LANGUAGE plpgsql
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.from_two(internal));
COMMIT;
