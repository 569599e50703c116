-- + function:shop.f()
-- + table:shop.after
-- + table:shop.before
-- + default privilege:postgres.shop.tables
-- + default privilege:postgres..functions
-- + column:shop.before.id
-- + column:shop.after.id
-- + owner:function.shop.f()
-- + owner:table.shop.after
-- + owner:table.shop.before
-- + privilege:table.shop.after

BEGIN;
-- create function shop.f()
CREATE FUNCTION shop.f()
 RETURNS integer
 LANGUAGE sql
AS $$SELECT 1$$;
-- create table shop.after
CREATE TABLE shop.after (
    id integer
);
-- create table shop.before
CREATE TABLE shop.before (
    id integer
);
-- create privileges on table shop.after  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE shop.after TO case_reader;
-- create default privilege postgres..functions  ! SEC_GRANT_LOST
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- create default privilege postgres.shop.tables  ! SEC_GRANT_WIDER
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shop GRANT SELECT ON TABLES TO case_reader;
COMMIT;
