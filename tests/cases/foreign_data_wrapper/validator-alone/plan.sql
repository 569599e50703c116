-- ~ foreign data wrapper:w0  validator

BEGIN;
-- alter foreign data wrapper w0
ALTER FOREIGN DATA WRAPPER w0 VALIDATOR postgresql_fdw_validator;
COMMIT;
