CREATE SCHEMA clinic;

CREATE TABLE clinic.patient (id integer PRIMARY KEY, born date, died date);
CREATE FUNCTION clinic.plausible(p clinic.patient) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT p.died IS NULL OR p.born <= p.died';
ALTER TABLE clinic.patient ADD CONSTRAINT plausible CHECK (clinic.plausible(patient));
