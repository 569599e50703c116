-- + conversion:shop.my_latin
-- + owner:conversion.shop.my_latin

BEGIN;
-- create conversion shop.my_latin
CREATE CONVERSION shop.my_latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMIT;
