CREATE TABLE run (train integer, day date, delay integer);

CREATE STATISTICS a (dependencies, mcv) ON train, day FROM run;
CREATE STATISTICS b ON train, delay FROM run;
