CREATE TABLE parcel (code text NOT NULL);
CREATE TABLE letter () INHERITS (parcel);
CREATE TABLE card () INHERITS (parcel);
CREATE TABLE stamp () INHERITS (letter);
ALTER TABLE parcel ADD CONSTRAINT known CHECK (code > 'b') NOT VALID;
