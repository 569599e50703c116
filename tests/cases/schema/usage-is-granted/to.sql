CREATE SCHEMA catalogue;
CREATE TABLE catalogue.book (id bigint PRIMARY KEY, title text NOT NULL);
GRANT SELECT ON catalogue.book TO case_reader;

GRANT USAGE ON SCHEMA catalogue TO case_reader;
