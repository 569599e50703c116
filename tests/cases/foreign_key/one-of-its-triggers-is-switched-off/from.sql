CREATE TABLE maker (id integer PRIMARY KEY);
CREATE TABLE product (id integer, maker integer REFERENCES maker);
