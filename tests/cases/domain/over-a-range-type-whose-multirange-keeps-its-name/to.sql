CREATE TYPE visit AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = stays);
CREATE DOMAIN visits AS visit[];
CREATE TABLE guest (id integer, seen visits NOT NULL);
