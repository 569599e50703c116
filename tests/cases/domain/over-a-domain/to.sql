CREATE DOMAIN natural_number AS integer CHECK (VALUE >= 0);
CREATE DOMAIN age AS natural_number CONSTRAINT plausible CHECK (VALUE < 150);
CREATE TABLE patient (id integer PRIMARY KEY, age age, ages age[]);
