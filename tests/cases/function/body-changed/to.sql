CREATE TABLE product (id integer PRIMARY KEY, price numeric(10,2) NOT NULL);

CREATE FUNCTION total() RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
    -- nothing in stock counts as zero
    RETURN (SELECT coalesce(sum(price), 0) FROM product);
END
$$;

ALTER FUNCTION total() OWNER TO case_app_owner;
COMMENT ON FUNCTION total() IS 'worth of the stock';
REVOKE EXECUTE ON FUNCTION total() FROM PUBLIC;
