CREATE TYPE item AS (id integer, name text);
CREATE TABLE stock OF item (PRIMARY KEY (id));
CREATE TABLE sold (item integer REFERENCES stock);
CREATE VIEW names AS SELECT id, name FROM stock;
