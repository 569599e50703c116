CREATE FUNCTION call1() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION call2() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION inl(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION val(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE l0 HANDLER call1;
CREATE LANGUAGE l1 HANDLER call2;
CREATE LANGUAGE l2 HANDLER call1 INLINE inl;
CREATE LANGUAGE l3 HANDLER call1 VALIDATOR val;
