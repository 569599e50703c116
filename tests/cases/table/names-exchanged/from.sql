CREATE TABLE a (id integer PRIMARY KEY, x text);
CREATE TABLE b (id integer PRIMARY KEY, y text);
CREATE VIEW both_of_them AS SELECT a.x, b.y FROM a JOIN b ON a.id = b.id;
