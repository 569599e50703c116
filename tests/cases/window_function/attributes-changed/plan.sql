-- ~ function:public.my_rank()  body, cost, parallel, volatility

BEGIN;
-- alter function public.my_rank()  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE FUNCTION public.my_rank()
 RETURNS bigint
 LANGUAGE internal
 WINDOW IMMUTABLE PARALLEL SAFE COST 5
AS $$window_dense_rank$$;
COMMIT;
