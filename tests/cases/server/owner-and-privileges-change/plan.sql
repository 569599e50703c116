-- ~ owner:server.my "server"  role
-- + privilege:server.my "server"

BEGIN;
-- alter owner of server my "server"  ! SEC_OWNER
ALTER SERVER "my ""server""" OWNER TO case_app_owner;
-- create privileges on server my "server"  ! SEC_GRANT_WIDER
GRANT USAGE ON FOREIGN SERVER "my ""server""" TO case_reader;
COMMIT;
