CREATE TABLE train (id integer NOT NULL, line integer, code text, alias text, mark text, twin text CONSTRAINT train_twin UNIQUE);
ALTER TABLE train ADD CONSTRAINT train_line UNIQUE (line);
ALTER TABLE train ADD CONSTRAINT train_alias UNIQUE (alias);
CREATE UNIQUE INDEX train_mark ON train (mark);
CREATE TABLE run (train integer, line integer CONSTRAINT run_line REFERENCES train (line));
