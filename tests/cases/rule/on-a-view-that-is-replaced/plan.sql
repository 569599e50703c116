-- ~ view:public.cheap  columns, query

BEGIN;
-- drop view public.cheap  [ACCESS EXCLUSIVE]
DROP VIEW public.cheap;
-- create view public.cheap
CREATE VIEW public.cheap AS
 SELECT price,
    id
   FROM public.article;
-- create rule public.cheap.into_article (because of view public.cheap)  [ROW EXCLUSIVE]
CREATE RULE into_article AS
    ON INSERT TO public.cheap DO INSTEAD  INSERT INTO public.article (id)
  VALUES (new.id);
-- create comment on rule public.cheap.into_article (because of rule public.cheap.into_article)
COMMENT ON RULE into_article ON public.cheap IS 'kept';
COMMIT;
