CREATE TABLE run (train integer PRIMARY KEY, day date);

CREATE INDEX run_day ON run (day);
