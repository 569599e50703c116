CREATE TABLE run (train integer, day date, delay integer);
CREATE STATISTICS a ON train, day FROM run;

ALTER STATISTICS a SET STATISTICS 200;
