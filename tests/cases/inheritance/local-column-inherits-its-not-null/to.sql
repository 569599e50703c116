CREATE TABLE vehicle (id int PRIMARY KEY, wheels int NOT NULL);
CREATE TABLE car (id int, wheels int CONSTRAINT has_wheels NOT NULL, doors int) INHERITS (vehicle);
