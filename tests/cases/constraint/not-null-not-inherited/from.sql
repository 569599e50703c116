CREATE TABLE vehicle (id integer, plate text, CONSTRAINT has_plate NOT NULL plate);
