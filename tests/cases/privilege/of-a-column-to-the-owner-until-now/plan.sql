-- - privilege:column.public.parcel.id
-- ~ owner:table.public.parcel  role

BEGIN;
-- drop privileges on column public.parcel.id  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT (id) ON TABLE public.parcel FROM case_reader;
-- alter owner of table public.parcel  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.parcel OWNER TO case_app_owner;
COMMIT;
