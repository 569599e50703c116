CREATE TYPE span AS RANGE (SUBTYPE = integer);

CREATE TABLE stay (id integer PRIMARY KEY, rooms span);
CREATE VIEW wide AS SELECT id FROM stay WHERE upper(rooms) > 5;
COMMENT ON TYPE span IS 'from and to';
