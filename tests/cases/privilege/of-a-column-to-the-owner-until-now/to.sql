CREATE TABLE parcel (id integer);
ALTER TABLE parcel OWNER TO case_app_owner;
