CREATE FOREIGN DATA WRAPPER dummy;
GRANT USAGE ON FOREIGN DATA WRAPPER dummy TO case_app_owner;
CREATE SERVER "my ""server""" FOREIGN DATA WRAPPER dummy;

ALTER SERVER "my ""server""" OWNER TO case_app_owner;
GRANT USAGE ON FOREIGN SERVER "my ""server""" TO case_reader;
