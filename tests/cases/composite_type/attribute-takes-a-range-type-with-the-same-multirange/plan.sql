-- - range type:public.span
-- - owner:range type.public.span
-- + range type:public.stretch
-- ~ attribute:public.event.lasts  type
-- + owner:range type.public.stretch

BEGIN;
-- drop attribute public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE]
ALTER TYPE public.event ALTER ATTRIBUTE lasts TYPE text;
-- drop range type public.span
DROP TYPE public.span;
-- create range type public.stretch
CREATE TYPE public.stretch AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.spans);
-- alter attribute public.event.lasts (because of range type public.span)  [ACCESS EXCLUSIVE]
ALTER TYPE public.event ALTER ATTRIBUTE lasts TYPE public.stretch;
COMMIT;
