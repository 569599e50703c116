CREATE TABLE run (train integer, day date, stop integer);
CREATE UNIQUE INDEX run_key ON run (train, day, stop);
CREATE INDEX run_first_stop ON run (train) WHERE stop = 1;
ALTER TABLE run ADD CONSTRAINT real_stop CHECK (stop > 0 OR train IS NULL);
