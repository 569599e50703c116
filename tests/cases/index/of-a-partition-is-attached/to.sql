CREATE TABLE run (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE run_2023 PARTITION OF run FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE INDEX old_name ON run_2023 (train) WITH (fillfactor = 50);

CREATE INDEX run_train ON ONLY run (train);
ALTER INDEX run_train ATTACH PARTITION old_name;
