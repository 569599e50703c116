-- - column:public.reader.fax
-- ~ view:public.contact  columns, query

BEGIN;
-- drop view public.contact_names (because of view public.contact)  [ACCESS EXCLUSIVE]
DROP VIEW public.contact_names;
-- drop view public.contact  [ACCESS EXCLUSIVE]
DROP VIEW public.contact;
-- create view public.contact
CREATE VIEW public.contact AS
 SELECT id,
    name
   FROM public.reader;
-- create view public.contact_names (because of view public.contact)
CREATE VIEW public.contact_names AS
 SELECT name
   FROM public.contact;
-- drop column public.reader.fax  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.reader DROP COLUMN fax;
COMMIT;
