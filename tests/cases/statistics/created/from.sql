CREATE TABLE run (train integer, day date, delay integer);
