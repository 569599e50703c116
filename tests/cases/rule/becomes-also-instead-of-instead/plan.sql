-- ~ rule:public.article.redirect  definition

BEGIN;
-- alter rule public.article.redirect  [ACCESS EXCLUSIVE]
CREATE OR REPLACE RULE redirect AS
    ON INSERT TO public.article DO  INSERT INTO public.log (id)
  VALUES (new.id);
COMMIT;
