CREATE TABLE run (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE run_2023 (train integer, day date);
CREATE INDEX run_2023_day ON run_2023 (day);
