CREATE TABLE patient (id integer PRIMARY KEY, name text NOT NULL);

GRANT CREATE, USAGE ON SCHEMA public TO case_app_owner WITH GRANT OPTION;
