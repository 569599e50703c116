CREATE TABLE run (train integer, day date, PRIMARY KEY (train, day)) PARTITION BY RANGE (day);
CREATE TABLE run_2024 PARTITION OF run FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE run_2023 PARTITION OF run FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE halt (train integer, day date, minutes integer);
