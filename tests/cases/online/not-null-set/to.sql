CREATE TABLE run (train integer NOT NULL, day date PRIMARY KEY, delay integer NOT NULL, CONSTRAINT known CHECK (delay IS NOT NULL));
CREATE TABLE stop (name text NOT NULL);
CREATE TABLE halt (minutes integer NOT NULL) INHERITS (stop);
CREATE TABLE pass (train integer NOT NULL, day date) PARTITION BY RANGE (day);
CREATE TABLE pass_2024 PARTITION OF pass FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
