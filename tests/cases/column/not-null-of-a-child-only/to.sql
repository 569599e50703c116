CREATE TABLE vehicle (id integer, plate text);
CREATE TABLE bus () INHERITS (vehicle);

ALTER TABLE bus ALTER COLUMN plate SET NOT NULL;
