CREATE TABLE run (train integer NOT NULL, day date NOT NULL, CONSTRAINT run_key PRIMARY KEY (train, day)) PARTITION BY RANGE (day);
CREATE TABLE run_2024 PARTITION OF run FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX run_day ON run (day);

COMMENT ON INDEX run_day IS 'of the parent';
COMMENT ON INDEX run_2024_day_idx IS 'of the partition';
COMMENT ON CONSTRAINT run_key ON run IS 'of the parent';
COMMENT ON CONSTRAINT run_2024_pkey ON run_2024 IS 'of the partition';
