-- ~ view:public.v 1  columns, query
-- + view:public.видʼ 🚉
-- + owner:view.public.видʼ 🚉
-- + comment:view.public.v 1
-- + comment:column.public.v 1.new\u000aline

BEGIN;
-- alter view public.v 1  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public."v 1" AS
 SELECT "a b",
    "it's" AS "x ""y""",
    'lit''eral \ "q"'::text AS "select",
    'two
lines'::text AS "new
line"
   FROM public."t ""1""" "the
table"
  WHERE ("it's" ~~ '%''%'::text);
-- create view public.видʼ 🚉
CREATE VIEW public."видʼ 🚉" AS
 SELECT "a b",
    "x ""y""",
    "select",
    "new
line"
   FROM public."v 1";
-- create comment on view public.v 1  [SHARE UPDATE EXCLUSIVE]
COMMENT ON VIEW public."v 1" IS 'a view; -- not a comment';
-- create comment on column public.v 1.new\u000aline  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public."v 1"."new
line" IS 'it''s';
COMMIT;
