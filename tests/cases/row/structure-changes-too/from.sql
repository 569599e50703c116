CREATE TYPE state AS ENUM ('on');
CREATE TABLE plan (id smallint PRIMARY KEY, name varchar(10) NOT NULL, old text, price integer,
                   was date NOT NULL);
INSERT INTO plan VALUES (1, 'basic', 'x', 1, '2001-01-01'), (2, 'gone', 'y', 2, '2002-02-02'), (3, 'pro', NULL, 3, '2003-03-03');
CREATE TABLE retired (id integer PRIMARY KEY);
INSERT INTO retired VALUES (1);
