INSERT INTO public.visit (at, note, guest) VALUES ('2026-01-01', 'late', 'Ada');
INSERT INTO public.missed_call VALUES ('2026-01-01', 'x', '112');
