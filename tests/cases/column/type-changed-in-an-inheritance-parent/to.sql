CREATE TABLE vehicle (id integer, weight numeric);

CREATE TABLE bicycle (gears integer) INHERITS (vehicle);
CREATE VIEW heavy AS SELECT id FROM bicycle WHERE weight > 20;
