-- ~ conversion:public.mine  destination, function, source

BEGIN;
-- drop conversion public.mine
DROP CONVERSION public.mine;
-- create conversion public.mine
CREATE CONVERSION public.mine FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMIT;
