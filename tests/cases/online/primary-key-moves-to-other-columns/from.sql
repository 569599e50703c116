CREATE TABLE train (id integer CONSTRAINT train_key PRIMARY KEY, code text);
CREATE TABLE run (train integer CONSTRAINT run_train REFERENCES train);
