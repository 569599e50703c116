-- + materialized view:public.summary
-- ~ owner:view.public.sent  role
-- + owner:materialized view.public.summary

BEGIN;
-- alter owner of view public.sent  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER VIEW public.sent OWNER TO postgres;
-- create materialized view public.summary  [scan]
CREATE MATERIALIZED VIEW public.summary AS
 SELECT id
   FROM public.sent;
COMMIT;
