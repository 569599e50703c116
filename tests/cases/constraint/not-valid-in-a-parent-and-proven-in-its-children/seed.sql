INSERT INTO public.item VALUES (1, 0);
INSERT INTO public.comic VALUES (1, 2, 3, 'x');
