-- + materialized view:public.named
-- + index:public.named_name
-- + owner:materialized view.public.named

BEGIN;
-- create materialized view public.named  [scan]
CREATE MATERIALIZED VIEW public.named AS
 SELECT id,
    name,
    count(*) AS n
   FROM public.reader
  GROUP BY id;
-- create index public.named_name
CREATE INDEX named_name ON public.named USING btree (name);
COMMIT;
