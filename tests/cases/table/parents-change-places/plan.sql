-- ~ inheritance:public.c.public.b  position
-- ~ inheritance:public.c.public.a  position

BEGIN;
-- alter inheritance public.c.public.b  [ACCESS EXCLUSIVE]
ALTER TABLE public.c NO INHERIT public.b;
-- alter inheritance public.c.public.b  [ACCESS EXCLUSIVE]
ALTER TABLE public.c INHERIT public.b;
-- alter inheritance public.c.public.a  [ACCESS EXCLUSIVE]
ALTER TABLE public.c NO INHERIT public.a;
-- alter inheritance public.c.public.a  [ACCESS EXCLUSIVE]
ALTER TABLE public.c INHERIT public.a;
COMMIT;
