-- - comment:column.public.article.code
-- ~ comment:table.public.article  text
-- + comment:column.public.article.id
-- + comment:column.public.article.name

BEGIN;
-- drop comment on column public.article.code  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.article.code IS NULL;
-- alter comment on table public.article  [SHARE UPDATE EXCLUSIVE]
COMMENT ON TABLE public.article IS E'it''s "quoted" \\back\\slash $$ $1 %s {x} :name /* */ -- ; DROP TABLE article; 🛒';
-- create comment on column public.article.id  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.article.id IS E'first line
second line\r
	third \\N';
-- create comment on column public.article.name  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.article.name IS ' ';
COMMIT;
