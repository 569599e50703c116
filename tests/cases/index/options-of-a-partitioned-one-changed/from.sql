CREATE TABLE public.entry (year integer NOT NULL, number integer, note text, CONSTRAINT entry_number UNIQUE (year, number)) PARTITION BY LIST (year);
CREATE TABLE public.entry_2025 PARTITION OF public.entry FOR VALUES IN (2025);
CREATE TABLE public.entry_2026 PARTITION OF public.entry FOR VALUES IN (2026);
CREATE INDEX entry_note ON public.entry (note);
