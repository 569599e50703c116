CREATE SCHEMA lending;

COMMENT ON SCHEMA lending IS 'Loans, reservations and fines';
