CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');

ALTER AGGREGATE total(integer) OWNER TO case_app_owner;
REVOKE EXECUTE ON FUNCTION total(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total(integer) TO case_reader;
