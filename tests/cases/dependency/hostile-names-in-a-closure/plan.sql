-- ~ enum:public.my "enum"  labels

BEGIN;
-- drop index public.i\u000a1 (because of enum public.my "enum")  [ACCESS EXCLUSIVE]
DROP INDEX public."i
1";
-- drop view public.v'1 (because of enum public.my "enum")  [ACCESS EXCLUSIVE]
DROP VIEW public."v'1";
-- drop default public.select.from (because of enum public.my "enum")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public."select" ALTER COLUMN "from" DROP DEFAULT;
-- drop function public.f "1"(public."my ""enum""") (because of enum public.my "enum")
DROP FUNCTION public."f ""1"""(public."my ""enum""");
-- drop enum public.my "enum"
ALTER TYPE public."my ""enum""" RENAME TO pgsync_old_1;
-- create enum public.my "enum"
CREATE TYPE public."my ""enum""" AS ENUM ('c', 'it''s');
-- create function public.f "1"(public."my ""enum""") (because of enum public.my "enum")
CREATE FUNCTION public."f ""1"""("a b" public."my ""enum""")
 RETURNS public."my ""enum"""
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT $1$$;
-- alter column public.select.from (because of enum public.my "enum")  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public."select" ALTER COLUMN "from" TYPE public."my ""enum""" USING "from"::text::public."my ""enum""";
-- alter column public.select.new\u000aline (because of enum public.my "enum")  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public."select" ALTER COLUMN "new
line" TYPE public."my ""enum"""[] USING "new
line"::text[]::public."my ""enum"""[];
-- create default public.select.from (because of enum public.my "enum")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public."select" ALTER COLUMN "from" SET DEFAULT 'it''s'::public."my ""enum""";
-- create view public.v'1 (because of enum public.my "enum")
CREATE VIEW public."v'1" AS
 SELECT public."f ""1"""("from") AS "x y"
   FROM public."select"
  WHERE ("from" = 'it''s'::public."my ""enum""");
-- create index public.i\u000a1 (because of enum public.my "enum")  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX "i
1" ON public."select" USING btree ("from") WHERE ("from" > 'c'::public."my ""enum""");
-- create comment on view public.v'1 (because of view public.v'1)
COMMENT ON VIEW public."v'1" IS 'it''s';
-- create comment on column public.v'1.x y (because of view public.v'1)
COMMENT ON COLUMN public."v'1"."x y" IS '"';
-- drop enum public.my "enum"  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
