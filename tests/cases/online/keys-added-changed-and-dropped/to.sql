CREATE TABLE train (id integer NOT NULL, line integer, code text, alias text, mark text, twin text);
ALTER TABLE train ADD CONSTRAINT train_key PRIMARY KEY (id) INCLUDE (code) WITH (fillfactor = 80);
ALTER TABLE train REPLICA IDENTITY USING INDEX train_key;
ALTER TABLE train ADD CONSTRAINT train_line UNIQUE (line, id);
ALTER TABLE train ADD CONSTRAINT train_code UNIQUE (code) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX train_alias ON train (alias);
ALTER TABLE train ADD CONSTRAINT train_mark UNIQUE (mark);
CREATE TABLE run (train integer, line integer);
ALTER TABLE run ADD CONSTRAINT run_line FOREIGN KEY (line, train) REFERENCES train (line, id);
