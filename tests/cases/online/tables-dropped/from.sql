CREATE TABLE train (id integer PRIMARY KEY);
CREATE TABLE run (id integer PRIMARY KEY, train integer REFERENCES train);
CREATE TABLE halt (run integer REFERENCES run, train integer REFERENCES train);
CREATE VIEW halts AS SELECT * FROM halt;
