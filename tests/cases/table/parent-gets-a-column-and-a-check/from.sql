CREATE TABLE vehicle (id integer, built date);
CREATE TABLE bicycle () INHERITS (vehicle);
