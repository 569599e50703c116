-- ~ range type:public.span  subtype
-- ~ column:public.event.lasts  type
-- ~ column:public.party.lasts  type
-- ~ column:public.booking.lasts  type
-- ~ column:public.booking_1.lasts  type

BEGIN;
-- drop column public.booking.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.booking ALTER COLUMN lasts TYPE text USING lasts::text;
-- drop column public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN lasts TYPE text USING lasts::text;
-- drop column public.event.pauses (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN pauses TYPE text USING pauses::text;
-- drop range type public.span
DROP TYPE public.span;
-- create range type public.span
CREATE TYPE public.span AS RANGE (SUBTYPE = text);
-- alter column public.booking.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.booking ALTER COLUMN lasts TYPE timestamp with time zone USING lasts::text::timestamp with time zone;
-- alter column public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN lasts TYPE text USING lasts::text;
-- alter column public.event.pauses (because of range type public.span)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.event ALTER COLUMN pauses TYPE public.span USING pauses::public.span;
COMMIT;
