CREATE TABLE run (train integer, day date, delay integer);

CREATE STATISTICS a ON (delay / 5) FROM run;
