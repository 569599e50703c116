CREATE TABLE train (id integer PRIMARY KEY, line integer UNIQUE);
CREATE TABLE run (train integer REFERENCES train DEFERRABLE, line integer, spare integer);
ALTER TABLE run ADD CONSTRAINT run_line FOREIGN KEY (line) REFERENCES train (line) ON DELETE CASCADE;
CREATE TABLE note (train integer REFERENCES train, text text);
