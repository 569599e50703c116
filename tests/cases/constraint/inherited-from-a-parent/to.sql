CREATE TABLE vehicle (id integer, wheels integer);
CREATE TABLE car (doors integer) INHERITS (vehicle);
CREATE TABLE taxi () INHERITS (car);

ALTER TABLE vehicle ADD CONSTRAINT rolls CHECK (wheels >= 0);
ALTER TABLE car ADD CONSTRAINT has_doors CHECK (doors BETWEEN 2 AND 5);
ALTER TABLE car ADD CONSTRAINT car_id UNIQUE (id);
