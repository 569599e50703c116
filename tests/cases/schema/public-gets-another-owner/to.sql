CREATE TABLE patient (id integer PRIMARY KEY, name text NOT NULL);

ALTER SCHEMA public OWNER TO case_app_owner;
