CREATE TABLE vehicle (id integer, plate text);
CREATE TABLE bus () INHERITS (vehicle);
