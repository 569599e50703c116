-- - privilege:table.public.patient

BEGIN;
-- drop privileges on table public.patient  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE public.patient FROM case_reader;
-- drop privileges on table public.patient  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT (id) ON TABLE public.patient TO case_reader;
COMMIT;
