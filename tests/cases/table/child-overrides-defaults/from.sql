CREATE TABLE vehicle (id integer, wheels integer DEFAULT 4, seats integer DEFAULT 5);
CREATE TABLE bicycle () INHERITS (vehicle);
