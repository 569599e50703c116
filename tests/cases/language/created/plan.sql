-- + language:plshop
-- + function:shop.call_handler()
-- + function:shop.inline_handler(internal)
-- + function:shop.one()
-- + function:shop.validator(oid)
-- + owner:language.plshop
-- + owner:function.shop.call_handler()
-- + owner:function.shop.inline_handler(internal)
-- + owner:function.shop.one()
-- + owner:function.shop.validator(oid)

BEGIN;
-- create function shop.call_handler()  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION shop.call_handler()
 RETURNS language_handler
 LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- create function shop.inline_handler(internal)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION shop.inline_handler(internal)
 RETURNS void
 LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_inline_handler';
-- create function shop.validator(oid)  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION shop.validator(oid)
 RETURNS void
 LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';
-- create language plshop
CREATE TRUSTED LANGUAGE plshop HANDLER shop.call_handler INLINE shop.inline_handler VALIDATOR shop.validator;
-- create function shop.one()
CREATE FUNCTION shop.one()
 RETURNS integer
 LANGUAGE plshop
AS $$BEGIN RETURN 1; END$$;
COMMIT;
