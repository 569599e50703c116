-- ~ column:public.rate.factor  position
-- ~ column:public.rate.value  position

-- Nothing to do.
