CREATE TABLE public.event (title varchar(40), place text);
CREATE VIEW public.late AS SELECT (title > 'm') AS is_late FROM public.event;
