INSERT INTO public.item VALUES ('{a,b}');
