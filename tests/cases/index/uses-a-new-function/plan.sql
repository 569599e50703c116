-- + function:public.sort_key(text)
-- + index:public.reader_sort_key
-- + owner:function.public.sort_key(text)

BEGIN;
-- create function public.sort_key(text)
CREATE FUNCTION public.sort_key(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT lower(regexp_replace(t, '^(the|a) ', '')) $$;
-- create index public.reader_sort_key  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX reader_sort_key ON public.reader USING btree (public.sort_key(name));
COMMIT;
