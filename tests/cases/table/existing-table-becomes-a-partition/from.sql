CREATE TABLE run (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE archive_2020 (train integer, day date);
CREATE INDEX archive_train ON archive_2020 (train);
