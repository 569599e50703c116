CREATE TABLE run (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE archive_2020 (train integer, day date);
CREATE INDEX archive_train ON archive_2020 (train);

ALTER TABLE run ATTACH PARTITION archive_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
