CREATE TYPE stay AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = stays);
CREATE DOMAIN visits AS stay[];
CREATE TABLE guest (id integer, seen visits NOT NULL);
