-- ~ enum:public.Odd "Type"  labels

BEGIN;
-- drop default public.odd.v (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.odd ALTER COLUMN v DROP DEFAULT;
-- drop default public.odd.w (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.odd ALTER COLUMN w DROP DEFAULT;
-- drop enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" RENAME TO pgsync_old_1;
-- create enum public.Odd "Type"
CREATE TYPE public."Odd ""Type""" AS ENUM ('it''s', 'a "b"', E'back\\slash');
-- alter column public.odd.v (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.odd ALTER COLUMN v TYPE public."Odd ""Type""" USING v::text::public."Odd ""Type""";
-- alter column public.odd.w (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.odd ALTER COLUMN w TYPE public."Odd ""Type"""[] USING w::text[]::public."Odd ""Type"""[];
-- create default public.odd.v (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.odd ALTER COLUMN v SET DEFAULT 'it''s'::public."Odd ""Type""";
-- create default public.odd.w (because of enum public.Odd "Type")  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.odd ALTER COLUMN w SET DEFAULT ARRAY['back\slash'::public."Odd ""Type"""];
-- drop enum public.Odd "Type"  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
