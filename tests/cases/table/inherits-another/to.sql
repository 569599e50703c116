CREATE TABLE vehicle (id integer NOT NULL, built date);

CREATE TABLE locomotive (power integer CHECK (power > 0), PRIMARY KEY (id)) INHERITS (vehicle);
