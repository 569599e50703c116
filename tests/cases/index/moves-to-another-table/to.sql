CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
CREATE INDEX by_id ON b (id);
