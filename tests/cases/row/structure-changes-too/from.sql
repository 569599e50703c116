CREATE TYPE state AS ENUM ('on');
CREATE TABLE plan (id smallint PRIMARY KEY, name varchar(10) NOT NULL, old text, price integer);
INSERT INTO plan VALUES (1, 'basic', 'x', 1), (2, 'gone', 'y', 2), (3, 'pro', NULL, 3);
CREATE TABLE retired (id integer PRIMARY KEY);
INSERT INTO retired VALUES (1);
