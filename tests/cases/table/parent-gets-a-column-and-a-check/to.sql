CREATE TABLE vehicle (id integer, built date);
CREATE TABLE bicycle () INHERITS (vehicle);

ALTER TABLE vehicle ADD COLUMN scrapped date;
ALTER TABLE vehicle ADD CONSTRAINT not_before_built CHECK (scrapped >= built);
