CREATE TABLE run (train integer, day date, delay integer);

CREATE STATISTICS a ON (delay / 10), (date_part('year', day)), train FROM run;
