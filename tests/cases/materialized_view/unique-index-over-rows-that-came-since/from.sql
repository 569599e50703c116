CREATE TABLE orders (id integer, state text);
CREATE VIEW open AS SELECT id, state FROM orders;
CREATE MATERIALIZED VIEW summary AS SELECT id FROM orders WHERE EXISTS (SELECT FROM open);
CREATE UNIQUE INDEX one ON summary (id);
