-- ~ cast:public.a AS public.b  function
-- ~ cast:public.a AS public.c  context

BEGIN;
-- drop cast public.a AS public.b
DROP CAST (public.a AS public.b);
-- drop cast public.a AS public.c
DROP CAST (public.a AS public.c);
-- create cast public.a AS public.b
CREATE CAST (public.a AS public.b) WITH FUNCTION public.two(public.a);
-- create cast public.a AS public.c
CREATE CAST (public.a AS public.c) WITH INOUT AS IMPLICIT;
COMMIT;
