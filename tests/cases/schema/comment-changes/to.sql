CREATE SCHEMA lending;

COMMENT ON SCHEMA lending IS 'Loans and reservations; fines moved to "billing"';
