CREATE TABLE vehicle (id integer, wheels integer, CONSTRAINT rolls CHECK (wheels > 0));

CREATE TABLE boat () INHERITS (vehicle);
