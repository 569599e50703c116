CREATE TABLE patient (id integer PRIMARY KEY, name text, diagnosis text);
GRANT SELECT (id, name) ON patient TO case_reader;

GRANT SELECT (diagnosis) ON patient TO case_clerk WITH GRANT OPTION;
GRANT INSERT (id), REFERENCES (id) ON patient TO case_clerk;
