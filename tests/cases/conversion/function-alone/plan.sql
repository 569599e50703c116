-- ~ conversion:public.latin  function

BEGIN;
-- drop conversion public.latin
DROP CONVERSION public.latin;
-- create conversion public.latin
CREATE CONVERSION public.latin FOR 'LATIN2' TO 'UTF8' FROM public.latin_to_utf8;
COMMIT;
