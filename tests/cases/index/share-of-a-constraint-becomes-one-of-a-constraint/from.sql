CREATE TABLE reading (station integer, at date) PARTITION BY RANGE (at);
CREATE TABLE reading_2026 PARTITION OF reading FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE reading_2026 ADD CONSTRAINT reading_2026_own UNIQUE (station, at);
CREATE UNIQUE INDEX reading_key ON ONLY reading (station, at);
ALTER INDEX reading_key ATTACH PARTITION reading_2026_own;
