-- ~ privilege:schema.shop  grants
-- ~ privilege:sequence.shop.ticket  grants

BEGIN;
-- alter privileges on schema shop  ! SEC_GRANT_LOST
REVOKE USAGE ON SCHEMA shop FROM case_reader;
-- alter privileges on schema shop  ! SEC_GRANT_WIDER
GRANT ALL ON SCHEMA shop TO case_clerk;
-- alter privileges on sequence shop.ticket  [ACCESS SHARE]  ! SEC_GRANT_LOST
REVOKE SELECT ON SEQUENCE shop.ticket FROM case_reader;
-- alter privileges on sequence shop.ticket  [ACCESS SHARE]  ! SEC_GRANT_WIDER
GRANT UPDATE, USAGE ON SEQUENCE shop.ticket TO case_clerk;
COMMIT;
