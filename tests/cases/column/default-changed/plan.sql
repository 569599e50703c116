-- ~ default:public.article.name  expression
-- ~ default:public.article.tags  expression
-- ~ default:public.article.meta  expression

BEGIN;
-- alter default public.article.meta  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN meta SET DEFAULT '{"a": {"b": "it''s"}}'::jsonb;
-- alter default public.article.name  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN name SET DEFAULT upper('new'::text);
-- alter default public.article.tags  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN tags SET DEFAULT ARRAY['x'::text, 'y,z'::text];
COMMIT;
