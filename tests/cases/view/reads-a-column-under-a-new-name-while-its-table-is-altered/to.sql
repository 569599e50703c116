CREATE TABLE public.event (headline varchar(40), place text) WITH (fillfactor = 70);
ALTER TABLE public.event FORCE ROW LEVEL SECURITY;
CREATE VIEW public.late AS SELECT (headline > 'm') AS is_late FROM public.event;
