-- ~ comment:schema.lending  text

BEGIN;
-- alter comment on schema lending
COMMENT ON SCHEMA lending IS 'Loans and reservations; fines moved to "billing"';
COMMIT;
