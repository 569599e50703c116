CREATE TABLE vehicle (id integer, weight integer);

CREATE TABLE bicycle (gears integer) INHERITS (vehicle);
CREATE VIEW heavy AS SELECT id FROM bicycle WHERE weight > 20;
