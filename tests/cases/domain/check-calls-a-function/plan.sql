-- + domain:public.ean
-- + function:public.checksum_ok(text)
-- + domain constraint:public.ean.checksum
-- + column:public.supplier.ean
-- + owner:domain.public.ean
-- + owner:function.public.checksum_ok(text)

BEGIN;
-- create function public.checksum_ok(text)
CREATE FUNCTION public.checksum_ok(code text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT length(code) % 2 = 0 $$;
-- create domain public.ean
CREATE DOMAIN public.ean AS text CONSTRAINT checksum CHECK (public.checksum_ok(VALUE));
-- create column public.supplier.ean  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.supplier ADD COLUMN ean public.ean;
COMMIT;
