-- + table:shop.closed
-- + table:shop.open
-- + column:shop.open.id
-- + column:shop.closed.id
-- + owner:table.shop.closed
-- + owner:table.shop.open
-- + privilege:table.shop.open

BEGIN;
-- create table shop.closed
CREATE TABLE shop.closed (
    id integer
);
-- create table shop.open
CREATE TABLE shop.open (
    id integer
);
-- create privileges on table shop.closed  ! SEC_GRANT_LOST
REVOKE SELECT ON TABLE shop.closed FROM case_reader;
COMMIT;
