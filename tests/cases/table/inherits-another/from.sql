CREATE TABLE vehicle (id integer NOT NULL, built date);
