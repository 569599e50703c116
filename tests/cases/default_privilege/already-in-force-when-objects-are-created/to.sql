CREATE SCHEMA shop;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO case_reader;

CREATE TABLE shop.open (id integer);
CREATE TABLE shop.closed (id integer);
REVOKE SELECT ON shop.closed FROM case_reader;
