-- ~ domain:public.isbn  not_null_name

BEGIN;
-- alter domain public.isbn
ALTER DOMAIN public.isbn RENAME CONSTRAINT isbn_not_null TO isbn_required;
COMMIT;
