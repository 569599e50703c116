-- - comment:function.public.f()
-- - comment:table.public.article
-- - comment:column.public.article.name
-- - comment:constraint.public.article.article_pkey

BEGIN;
-- drop comment on column public.article.name  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.article.name IS NULL;
-- drop comment on constraint public.article.article_pkey
COMMENT ON CONSTRAINT article_pkey ON public.article IS NULL;
-- drop comment on function public.f()
COMMENT ON FUNCTION public.f() IS NULL;
-- drop comment on table public.article  [SHARE UPDATE EXCLUSIVE]
COMMENT ON TABLE public.article IS NULL;
COMMIT;
