-- ~ language:plshop  is_trusted, validator

BEGIN;
-- alter language plshop
CREATE OR REPLACE TRUSTED LANGUAGE plshop HANDLER public.call_handler VALIDATOR public.validator;
COMMIT;
