-- + range type:shop.whole
-- + function:shop.whole_canonical(shop.whole)
-- + owner:range type.shop.whole
-- + owner:function.shop.whole_canonical(shop.whole)

BEGIN;
-- create range type shop.whole
CREATE TYPE shop.whole;
-- create function shop.whole_canonical(shop.whole)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION shop.whole_canonical(shop.whole)
 RETURNS shop.whole
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$int4range_canonical$$;
-- create range type shop.whole
CREATE TYPE shop.whole AS RANGE (SUBTYPE = integer, CANONICAL = shop.whole_canonical);
COMMIT;
