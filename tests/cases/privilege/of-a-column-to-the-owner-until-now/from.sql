CREATE TABLE parcel (id integer);
ALTER TABLE parcel OWNER TO case_reader;
GRANT SELECT (id) ON parcel TO case_reader;
