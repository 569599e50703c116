CREATE TABLE patient (id integer PRIMARY KEY, name text, diagnosis text);

GRANT SELECT (id) ON patient TO case_reader;
