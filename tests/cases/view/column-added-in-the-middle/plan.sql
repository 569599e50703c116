-- ~ view:public.late  columns, query

BEGIN;
-- drop view public.ids (because of view public.late)  [ACCESS EXCLUSIVE]
DROP VIEW public.ids;
-- drop function public.describe(public.late) (because of view public.late)
DROP FUNCTION public.describe(public.late);
-- drop view public.late  [ACCESS EXCLUSIVE]
DROP VIEW public.late;
-- create view public.late
CREATE VIEW public.late WITH (security_barrier='true') AS
 SELECT id,
    reader,
    due
   FROM public.loan;
-- create function public.describe(public.late) (because of view public.late)
CREATE FUNCTION public.describe(l public.late)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $$SELECT l.id::text$$;
-- create default public.late.due (because of view public.late)
ALTER VIEW public.late ALTER COLUMN due SET DEFAULT '2030-01-01'::date;
-- create view public.ids (because of view public.late)
CREATE VIEW public.ids AS
 SELECT public.describe(l.*) AS text,
    id
   FROM public.late l;
-- create owner of view public.late (because of view public.late)
ALTER VIEW public.late OWNER TO case_app_owner;
-- create privileges on column public.late.id (because of view public.late)  [ACCESS SHARE]
GRANT SELECT (id) ON TABLE public.late TO case_reader;
-- create privileges on column public.late.due (because of view public.late)  [ACCESS SHARE]
GRANT UPDATE (due) ON TABLE public.late TO case_reader;
-- create comment on column public.late.due (because of view public.late)
COMMENT ON COLUMN public.late.due IS 'last day';
COMMIT;
