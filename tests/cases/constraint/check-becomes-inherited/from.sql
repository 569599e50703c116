CREATE TABLE animal (legs integer);
CREATE TABLE dog (CONSTRAINT legs CHECK (legs > 0)) INHERITS (animal);
