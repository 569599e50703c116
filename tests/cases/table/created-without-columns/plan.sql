-- + table:shop.nothing
-- + owner:table.shop.nothing

BEGIN;
-- create table shop.nothing
CREATE TABLE shop.nothing ();
COMMIT;
