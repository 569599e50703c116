-- + transform:integer LANGUAGE sql
-- + function:shop.add_one(integer)
-- + owner:function.shop.add_one(integer)

BEGIN;
-- create transform integer LANGUAGE sql
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
-- create function shop.add_one(integer)
CREATE FUNCTION shop.add_one(a integer)
 RETURNS integer
 LANGUAGE sql
 TRANSFORM FOR TYPE integer
AS $$SELECT a + 1$$;
COMMIT;
