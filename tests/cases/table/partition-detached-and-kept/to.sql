CREATE TABLE run (train integer NOT NULL, day date NOT NULL, PRIMARY KEY (day, train)) PARTITION BY RANGE (day);
CREATE TABLE run_2023 (train integer NOT NULL, day date NOT NULL, CONSTRAINT run_2023_pkey PRIMARY KEY (day, train));
