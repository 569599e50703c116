CREATE TABLE run (train integer, day date);
CREATE UNIQUE INDEX run_key ON run (train, day);
CREATE INDEX run_first_stop ON run (train);
ALTER TABLE run ADD CONSTRAINT real_stop CHECK (train IS NOT NULL);
