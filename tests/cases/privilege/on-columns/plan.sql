-- - privilege:column.public.patient.diagnosis
-- ~ privilege:column.public.patient.name  grants

BEGIN;
-- drop privileges on column public.patient.diagnosis  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT (diagnosis) ON TABLE public.patient FROM case_reader;
-- alter privileges on column public.patient.name  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT UPDATE (name) ON TABLE public.patient TO case_reader;
COMMIT;
