-- ~ column:public.t.b  position
-- ~ column:public.t.a  position

-- Nothing to do.
