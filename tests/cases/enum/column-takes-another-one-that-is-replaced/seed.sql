INSERT INTO public.crossing VALUES ('green', 'amber');
