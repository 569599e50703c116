-- ~ conversion:public.my_latin  is_default

BEGIN;
-- drop conversion public.my_latin
DROP CONVERSION public.my_latin;
-- create conversion public.my_latin
CREATE DEFAULT CONVERSION public.my_latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMIT;
