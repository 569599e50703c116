CREATE TABLE vehicle (id integer, built date);
CREATE TABLE rentable (rate numeric);

CREATE TABLE bicycle (gears integer) INHERITS (vehicle);
CREATE TABLE tandem (seats integer DEFAULT 2) INHERITS (bicycle, rentable);
