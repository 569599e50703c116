-- ~ column:public.t.c  position
-- ~ column:public.t.b  position

-- Nothing to do.
