-- ~ owner:publication.my "publication"  role

BEGIN;
-- alter owner of publication my "publication"  ! SEC_OWNER
ALTER PUBLICATION "my ""publication""" OWNER TO case_app_owner;
COMMIT;
