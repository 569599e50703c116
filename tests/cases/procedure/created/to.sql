CREATE TABLE account (id integer PRIMARY KEY, balance numeric NOT NULL);

CREATE PROCEDURE transfer(source integer, target integer, amount numeric DEFAULT 1) LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET balance = balance - amount WHERE id = source;
    UPDATE account SET balance = balance + amount WHERE id = target;
    COMMIT;
END
$$;
COMMENT ON PROCEDURE transfer(integer, integer, numeric) IS 'moves money';
