-- + default:public.article.added

BEGIN;
-- create default public.article.added  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN added SET DEFAULT CURRENT_DATE;
COMMIT;
