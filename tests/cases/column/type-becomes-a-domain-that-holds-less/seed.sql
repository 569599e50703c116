INSERT INTO public.visits VALUES (1, '2026-01-03 10:30Z', 1.255, 3);
INSERT INTO public.returns VALUES (2, '2026-01-04 10:30Z', 2.5, 4);
INSERT INTO public.parts VALUES (5, 'bolt');
INSERT INTO public.stock VALUES (1.5);
