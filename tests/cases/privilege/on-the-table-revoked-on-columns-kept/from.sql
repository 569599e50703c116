CREATE TABLE patient (id integer PRIMARY KEY, name text, diagnosis text);

GRANT SELECT ON patient TO case_reader;
GRANT SELECT (id) ON patient TO case_reader;
