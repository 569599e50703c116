CREATE TABLE run (train integer, day date, delay integer);

CREATE STATISTICS a (ndistinct) ON train, day FROM run;
CREATE STATISTICS b ON train, day FROM run;
