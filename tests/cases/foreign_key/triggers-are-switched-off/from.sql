CREATE TABLE maker (id integer PRIMARY KEY);
CREATE TABLE product (id integer, maker integer CONSTRAINT "made by" REFERENCES maker);
CREATE TABLE part (id integer, maker integer CONSTRAINT part_maker REFERENCES maker);
ALTER TABLE part DISABLE TRIGGER ALL;
