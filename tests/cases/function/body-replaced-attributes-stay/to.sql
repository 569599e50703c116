CREATE FUNCTION secret(wanted integer, fallback integer DEFAULT 7) RETURNS integer
    LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 42 SET search_path TO pg_catalog, pg_temp
    AS 'BEGIN RETURN wanted + fallback; END';
REVOKE ALL ON FUNCTION secret(integer, integer) FROM PUBLIC;
COMMENT ON FUNCTION secret(integer, integer) IS 'ask the owner';
