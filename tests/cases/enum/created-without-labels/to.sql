CREATE SCHEMA clinic;

CREATE TYPE clinic.ward_kind AS ENUM ();
