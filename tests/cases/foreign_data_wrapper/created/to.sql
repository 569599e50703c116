CREATE SCHEMA shop;

CREATE FOREIGN DATA WRAPPER dummy OPTIONS (debug 'true', "odd key" 'it''s');
COMMENT ON FOREIGN DATA WRAPPER dummy IS 'reads nothing';
