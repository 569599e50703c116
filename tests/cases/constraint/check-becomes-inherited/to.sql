CREATE TABLE animal (legs integer, CONSTRAINT legs CHECK (legs > 0));
CREATE TABLE dog () INHERITS (animal);
