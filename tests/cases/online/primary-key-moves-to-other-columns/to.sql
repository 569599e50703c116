CREATE TABLE train (id integer NOT NULL CONSTRAINT train_id UNIQUE, code text CONSTRAINT train_pkey PRIMARY KEY);
CREATE TABLE run (train integer CONSTRAINT run_train REFERENCES train (id));
