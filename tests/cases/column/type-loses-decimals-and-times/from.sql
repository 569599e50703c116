CREATE TABLE meter (id integer PRIMARY KEY, reading numeric(8,3), exact double precision, at timestamp, level numeric);
