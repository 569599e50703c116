CREATE TABLE vehicle (id integer, plate text CONSTRAINT has_plate NOT NULL);

COMMENT ON CONSTRAINT has_plate ON vehicle IS 'police orders';
