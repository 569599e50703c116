-- - view:public.late
-- - owner:view.public.late
-- - privilege:view.public.late
-- + materialized view:public.late
-- + index:public.late_id
-- + owner:materialized view.public.late
-- + privilege:materialized view.public.late

BEGIN;
-- drop view public.late  [ACCESS EXCLUSIVE]
DROP VIEW public.late;
-- create materialized view public.late  [scan]
CREATE MATERIALIZED VIEW public.late AS
 SELECT id,
    due
   FROM public.loan;
-- create index public.late_id  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX late_id ON public.late USING btree (id);
-- create privileges on materialized view public.late  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.late TO case_reader;
COMMIT;
