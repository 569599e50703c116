CREATE TABLE run (train integer PRIMARY KEY, day date);
CREATE INDEX run_day ON run (day);

ALTER TABLE run CLUSTER ON run_pkey;
