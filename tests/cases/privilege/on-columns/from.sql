CREATE TABLE patient (id integer PRIMARY KEY, name text, diagnosis text);

GRANT SELECT (id, name, diagnosis) ON patient TO case_reader;
