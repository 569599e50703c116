CREATE TABLE vehicle (id integer, wheels integer DEFAULT 4, seats integer DEFAULT 5);
CREATE TABLE bicycle () INHERITS (vehicle);

ALTER TABLE bicycle ALTER COLUMN wheels SET DEFAULT 2;
ALTER TABLE bicycle ALTER COLUMN seats DROP DEFAULT;
ALTER TABLE bicycle ALTER COLUMN id SET NOT NULL;
