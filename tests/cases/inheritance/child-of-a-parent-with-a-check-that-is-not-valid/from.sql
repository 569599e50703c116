CREATE TABLE parcel (code text NOT NULL);
CREATE TABLE letter () INHERITS (parcel);
ALTER TABLE parcel ADD CONSTRAINT known CHECK (code > 'b') NOT VALID;
