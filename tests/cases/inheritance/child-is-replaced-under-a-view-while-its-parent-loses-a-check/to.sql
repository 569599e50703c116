CREATE TABLE parcel (id integer, code text);
CREATE TABLE card () INHERITS (parcel);
CREATE VIEW sent AS SELECT id FROM card;
