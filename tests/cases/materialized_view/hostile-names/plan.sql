-- + materialized view:public.mat "view"\u000a2
-- + index:public.mv's index
-- + owner:materialized view.public.mat "view"\u000a2
-- + comment:materialized view.public.mat "view"\u000a2

BEGIN;
-- create materialized view public.mat "view"\u000a2  [scan]
CREATE MATERIALIZED VIEW public."mat ""view""
2" AS
 SELECT "a b" AS "select",
    "it's"
   FROM public."t 1"
  WHERE ("it's" <> 'it''s'::text);
-- create index public.mv's index
CREATE INDEX "mv's index" ON public."mat ""view""
2" USING btree ("select");
-- create comment on materialized view public.mat "view"\u000a2
COMMENT ON MATERIALIZED VIEW public."mat ""view""
2" IS 'it''s';
COMMIT;
