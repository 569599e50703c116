-- ~ function:public.dearest()  body
-- ~ procedure:public.inflate()  body
-- ~ column:public.article.price  type

BEGIN;
-- drop view public.top (because of function public.dearest())  [ACCESS EXCLUSIVE]
DROP VIEW public.top;
-- drop procedure public.inflate() (because of column public.article.price)
DROP PROCEDURE public.inflate();
-- drop function public.dearest() (because of column public.article.price)
DROP FUNCTION public.dearest();
-- alter column public.article.price  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN price TYPE numeric;
-- create function public.dearest() (because of column public.article.price)
CREATE FUNCTION public.dearest()
 RETURNS numeric
 LANGUAGE sql
 STABLE
RETURN (SELECT max(article.price) AS max FROM public.article);
-- create procedure public.inflate() (because of column public.article.price)  [ROW EXCLUSIVE]
CREATE PROCEDURE public.inflate()
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE public.article SET price = (article.price + (1)::numeric);
END;
-- create view public.top (because of function public.dearest())
CREATE VIEW public.top AS
 SELECT public.dearest() AS price;
COMMIT;
