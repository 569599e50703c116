-- ~ language:mine  handler, inline

BEGIN;
-- alter language mine  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE LANGUAGE mine HANDLER public.other_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMIT;
