-- + composite type:shop.nothing
-- + owner:composite type.shop.nothing

BEGIN;
-- create composite type shop.nothing
CREATE TYPE shop.nothing AS ();
COMMIT;
