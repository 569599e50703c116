CREATE FUNCTION check_it(oid) RETURNS void LANGUAGE c STRICT AS 'plpgsql', 'plpgsql_inline_handler';
