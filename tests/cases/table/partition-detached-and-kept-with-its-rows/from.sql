CREATE TABLE run (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE run_2023 (train integer, day date);
CREATE INDEX run_2023_day ON run_2023 (day);

ALTER TABLE run ATTACH PARTITION run_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
