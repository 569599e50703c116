CREATE SCHEMA shop;
CREATE SEQUENCE shop.ticket;

GRANT USAGE ON SCHEMA shop TO case_reader;
GRANT SELECT ON SEQUENCE shop.ticket TO case_reader;
