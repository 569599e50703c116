INSERT INTO public.account VALUES (1, 'Ann', '1', 'x');
INSERT INTO public.booking VALUES (1);
