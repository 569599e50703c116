CREATE TABLE meter (id integer PRIMARY KEY, reading numeric(8,1), exact real, at date, level integer);
