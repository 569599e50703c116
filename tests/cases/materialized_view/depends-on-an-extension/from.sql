CREATE EXTENSION hstore;
CREATE TABLE sale (id integer PRIMARY KEY, extra text);
CREATE MATERIALIZED VIEW extras AS SELECT id, extra::hstore -> 'a' AS a FROM sale;
