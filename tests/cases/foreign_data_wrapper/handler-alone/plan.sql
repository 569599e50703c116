-- ~ foreign data wrapper:mine  handler

BEGIN;
-- alter foreign data wrapper mine
ALTER FOREIGN DATA WRAPPER mine HANDLER public.file_fdw_handler;
COMMIT;
