CREATE TABLE patient (id integer PRIMARY KEY, name text, diagnosis text);
GRANT SELECT (id, name) ON patient TO case_reader;

GRANT UPDATE (diagnosis) ON patient TO case_clerk;
