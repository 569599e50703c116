-- + function:public.new_code()
-- + default:public.article.code
-- + owner:function.public.new_code()

BEGIN;
-- create function public.new_code()
CREATE FUNCTION public.new_code()
 RETURNS text
 LANGUAGE sql
AS $$ SELECT md5(random()::text) $$;
-- create default public.article.code  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN code SET DEFAULT public.new_code();
COMMIT;
