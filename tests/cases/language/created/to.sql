CREATE SCHEMA shop;

CREATE FUNCTION shop.call_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION shop.inline_handler(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION shop.validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE plshop HANDLER shop.call_handler INLINE shop.inline_handler VALIDATOR shop.validator;
CREATE FUNCTION shop.one() RETURNS integer LANGUAGE plshop AS 'BEGIN RETURN 1; END';
