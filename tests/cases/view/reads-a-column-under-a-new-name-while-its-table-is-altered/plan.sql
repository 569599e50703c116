-- - column:public.event.title
-- ~ table:public.event  force_row_security, options
-- ~ view:public.late  query
-- + column:public.event.headline

BEGIN;
-- alter table public.event  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE public.event SET (fillfactor='70');
-- alter table public.event  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE ONLY public.event FORCE ROW LEVEL SECURITY;
-- create column public.event.headline  [ACCESS EXCLUSIVE]
ALTER TABLE public.event ADD COLUMN headline character varying(40);
-- alter view public.late  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.late AS
 SELECT ((headline)::text > 'm'::text) AS is_late
   FROM public.event;
-- drop column public.event.title  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.event DROP COLUMN title;
COMMIT;
