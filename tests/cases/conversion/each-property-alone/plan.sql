-- ~ conversion:public.destination  destination
-- ~ conversion:public.source  source

BEGIN;
-- drop conversion public.destination
DROP CONVERSION public.destination;
-- drop conversion public.source
DROP CONVERSION public.source;
-- create conversion public.destination
CREATE CONVERSION public.destination FOR 'UTF8' TO 'LATIN3' FROM utf8_to_iso8859;
-- create conversion public.source
CREATE CONVERSION public.source FOR 'LATIN3' TO 'UTF8' FROM iso8859_to_utf8;
COMMIT;
