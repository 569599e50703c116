-- ~ privilege:column.public.patient.id  grants
-- ~ privilege:column.public.patient.diagnosis  grants

BEGIN;
-- alter privileges on column public.patient.diagnosis  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE UPDATE (diagnosis) ON TABLE public.patient FROM case_clerk;
-- alter privileges on column public.patient.diagnosis  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT SELECT (diagnosis) ON TABLE public.patient TO case_clerk WITH GRANT OPTION;
-- alter privileges on column public.patient.id  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT INSERT (id), REFERENCES (id) ON TABLE public.patient TO case_clerk;
COMMIT;
