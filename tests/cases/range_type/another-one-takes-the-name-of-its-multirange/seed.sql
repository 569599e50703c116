INSERT INTO public.event VALUES (1, '[2,5)');
INSERT INTO public.party VALUES (2, '[7,9)', 12);
