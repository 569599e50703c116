CREATE TABLE run (train integer PRIMARY KEY, day date);

CREATE INDEX idx_run_on_day ON run (day);
