-- + domain:public.age
-- + table:public.patient
-- + domain constraint:public.age.plausible
-- + column:public.patient.id
-- + column:public.patient.age
-- + column:public.patient.ages
-- + constraint:public.patient.patient_pkey
-- + owner:domain.public.age
-- + owner:table.public.patient

BEGIN;
-- create domain public.age
CREATE DOMAIN public.age AS public.natural_number CONSTRAINT plausible CHECK (((VALUE)::integer < 150));
-- create table public.patient
CREATE TABLE public.patient (
    id integer NOT NULL,
    age public.age,
    ages public.age[],
    CONSTRAINT patient_pkey PRIMARY KEY (id)
);
COMMIT;
