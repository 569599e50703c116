-- ~ base type:public.blob  subscript

BEGIN;
-- alter base type public.blob
ALTER TYPE public.blob SET (SUBSCRIPT = jsonb_subscript_handler);
COMMIT;
