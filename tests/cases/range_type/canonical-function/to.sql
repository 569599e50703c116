CREATE SCHEMA shop;

CREATE TYPE shop.whole;
CREATE FUNCTION shop.whole_canonical(shop.whole) RETURNS shop.whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE shop.whole AS RANGE (SUBTYPE = integer, CANONICAL = shop.whole_canonical);
