-- ~ index:public.reader_name  statistics

BEGIN;
-- alter index public.reader_name  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.reader_name ALTER COLUMN 1 SET STATISTICS 400;
-- alter index public.reader_name  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.reader_name ALTER COLUMN 3 SET STATISTICS 50;
COMMIT;
