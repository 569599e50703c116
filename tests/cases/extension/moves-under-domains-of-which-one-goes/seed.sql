INSERT INTO public.trip VALUES ('{x.y}');
