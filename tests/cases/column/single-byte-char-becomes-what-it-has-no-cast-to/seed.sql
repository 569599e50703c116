INSERT INTO public.flag VALUES (1, '7', 'A', 'n', '{1,2}', NULL, 'x'), (2, NULL, NULL, NULL, NULL, NULL, NULL);
