CREATE TABLE vehicle (id integer, plate text);

ALTER TABLE vehicle ADD CONSTRAINT has_plate NOT NULL plate;
