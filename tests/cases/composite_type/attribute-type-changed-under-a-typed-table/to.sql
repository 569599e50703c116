CREATE TYPE item AS (id bigint, name text);
CREATE TABLE stock OF item (PRIMARY KEY (id));
CREATE TABLE sold (item bigint REFERENCES stock);
CREATE VIEW names AS SELECT id, name FROM stock;
