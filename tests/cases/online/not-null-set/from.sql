CREATE TABLE run (train integer, day date, delay integer, CONSTRAINT known CHECK (delay IS NOT NULL));
CREATE TABLE stop (name text);
CREATE TABLE halt (minutes integer) INHERITS (stop);
CREATE TABLE pass (train integer, day date) PARTITION BY RANGE (day);
CREATE TABLE pass_2024 PARTITION OF pass FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
