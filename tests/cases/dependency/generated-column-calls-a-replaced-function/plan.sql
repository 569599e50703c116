-- ~ function:public.slug(text)  body, result

BEGIN;
-- drop index public.book_slug (because of column public.book.slug)  [ACCESS EXCLUSIVE]
DROP INDEX public.book_slug;
-- drop column public.book.slug (because of function public.slug(text))  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.book DROP COLUMN slug;
-- drop function public.slug(text)  ! DEP_SIGNATURE
DROP FUNCTION public.slug(text);
-- create function public.slug(text)
CREATE FUNCTION public.slug(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT replace(lower(t), ' ', '-') $$;
-- create column public.book.slug (because of function public.slug(text))  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.book ADD COLUMN slug text GENERATED ALWAYS AS (public.slug(title)) STORED;
-- create index public.book_slug (because of column public.book.slug)  [SHARE, index build]  ! CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX book_slug ON public.book USING btree (slug);
COMMIT;
