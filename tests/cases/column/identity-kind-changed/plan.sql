-- ~ column:public.article.id  identity

BEGIN;
-- alter column public.article.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ALTER COLUMN id SET GENERATED ALWAYS;
COMMIT;
