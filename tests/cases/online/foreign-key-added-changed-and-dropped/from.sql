CREATE TABLE train (id integer PRIMARY KEY, line integer UNIQUE);
CREATE TABLE run (train integer, line integer, spare integer REFERENCES train);
ALTER TABLE run ADD CONSTRAINT run_line FOREIGN KEY (line) REFERENCES train (line);
