-- ~ foreign data wrapper:dummy  options

BEGIN;
-- alter foreign data wrapper dummy
ALTER FOREIGN DATA WRAPPER dummy OPTIONS (DROP gone, SET debug 'false', ADD added 'a=b,c');
COMMIT;
