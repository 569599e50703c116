-- - range type:public.span
-- - owner:range type.public.span
-- + range type:public.stretch
-- ~ column:public.event.lasts  type
-- ~ column:public.party.lasts  type
-- ~ default:public.event.lasts  expression
-- ~ default:public.party.lasts  expression
-- + owner:range type.public.stretch

BEGIN;
-- drop default public.event.lasts (because of column public.event.lasts)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.event ALTER COLUMN lasts DROP DEFAULT;
-- drop default public.party.lasts (because of column public.party.lasts)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.party ALTER COLUMN lasts DROP DEFAULT;
-- drop column public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN lasts TYPE text USING lasts::text;
-- drop range type public.span
DROP TYPE public.span;
-- create range type public.stretch
CREATE TYPE public.stretch AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
-- alter column public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN lasts TYPE public.stretch USING lasts::public.stretch;
-- create default public.event.lasts (because of column public.event.lasts)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.event ALTER COLUMN lasts SET DEFAULT '[1,2)'::public.stretch;
-- create default public.party.lasts (because of column public.party.lasts)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.party ALTER COLUMN lasts SET DEFAULT '[1,2)'::public.stretch;
COMMIT;
