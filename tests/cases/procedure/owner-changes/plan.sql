-- ~ owner:procedure.public.tick(integer)  role

BEGIN;
-- alter owner of procedure public.tick(integer)  ! SEC_OWNER
ALTER PROCEDURE public.tick(IN integer) OWNER TO case_app_owner;
COMMIT;
