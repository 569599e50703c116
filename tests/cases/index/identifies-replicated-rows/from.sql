CREATE TABLE run (train integer NOT NULL, day date);
CREATE UNIQUE INDEX run_train ON run (train);
CREATE UNIQUE INDEX run_train_again ON run (train) INCLUDE (day);

ALTER TABLE run REPLICA IDENTITY USING INDEX run_train;
