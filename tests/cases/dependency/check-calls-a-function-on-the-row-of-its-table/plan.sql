-- + function:clinic.plausible(clinic.patient)
-- + table:clinic.patient
-- + column:clinic.patient.id
-- + column:clinic.patient.born
-- + column:clinic.patient.died
-- + constraint:clinic.patient.patient_pkey
-- + constraint:clinic.patient.plausible
-- + owner:function.clinic.plausible(clinic.patient)
-- + owner:table.clinic.patient

BEGIN;
-- create table clinic.patient
CREATE TABLE clinic.patient (
    id integer NOT NULL,
    born date,
    died date,
    CONSTRAINT patient_pkey PRIMARY KEY (id)
);
-- create function clinic.plausible(clinic.patient)
CREATE FUNCTION clinic.plausible(p clinic.patient)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT p.died IS NULL OR p.born <= p.died$$;
-- create constraint clinic.patient.plausible
ALTER TABLE clinic.patient ADD CONSTRAINT plausible CHECK (clinic.plausible(patient.*));
COMMIT;
