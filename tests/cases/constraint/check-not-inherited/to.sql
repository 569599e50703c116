CREATE TABLE vehicle (id integer, wheels integer, CONSTRAINT rolls CHECK (wheels > 0) NO INHERIT);

CREATE TABLE boat () INHERITS (vehicle);
