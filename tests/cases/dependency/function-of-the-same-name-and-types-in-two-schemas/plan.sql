-- + function:b.f(integer)
-- ~ view:public.v  query
-- + owner:function.b.f(integer)

BEGIN;
-- create function b.f(integer)
CREATE FUNCTION b.f(x integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT -x$$;
-- alter view public.v  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.v AS
 SELECT b.f(1) AS n;
COMMIT;
