CREATE TABLE vehicle (id integer, built date);
CREATE TABLE bicycle (id integer, built date, gears integer);

ALTER TABLE bicycle INHERIT vehicle;
