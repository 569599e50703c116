-- ~ function:public.matches(text, text)  support

BEGIN;
-- alter function public.matches(text, text)  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE FUNCTION public.matches(a text, b text)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT SUPPORT pg_catalog.textlike_support
AS $$textlike$$;
COMMIT;
