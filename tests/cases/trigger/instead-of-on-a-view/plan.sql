-- ~ view:public.cheap  columns, query

BEGIN;
-- alter view public.cheap  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.cheap AS
 SELECT id,
    price,
    (price * (2)::numeric) AS double
   FROM public.article
  WHERE (price < (5)::numeric);
COMMIT;
