CREATE TABLE parcel (id integer CHECK (id > 0), code text UNIQUE);
CREATE TABLE letter () INHERITS (parcel);
CREATE VIEW sent AS SELECT id FROM letter;
