-- + user mapping:archive.case_reader
-- + user mapping:archive.public

-- To be done by hand: user mapping archive.case_reader: its options are never read by pgsync; where it has any: ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (ADD "user" '...', ADD password '...')
-- To be done by hand: user mapping archive.public: its options are never read by pgsync; where it has any: ALTER USER MAPPING FOR PUBLIC SERVER archive OPTIONS (ADD "user" '...', ADD password '...')
BEGIN;
-- create user mapping archive.case_reader  ! SEC_SECRET_IN_DDL
CREATE USER MAPPING FOR case_reader SERVER archive;
-- create user mapping archive.public  ! SEC_SECRET_IN_DDL
CREATE USER MAPPING FOR PUBLIC SERVER archive;
COMMIT;
