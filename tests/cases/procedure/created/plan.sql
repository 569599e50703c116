-- + procedure:public.transfer(integer, integer, numeric)
-- + owner:procedure.public.transfer(integer, integer, numeric)
-- + comment:procedure.public.transfer(integer, integer, numeric)

BEGIN;
-- create procedure public.transfer(integer, integer, numeric)
CREATE PROCEDURE public.transfer(source integer, target integer, amount numeric DEFAULT 1)
 LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE account SET balance = balance - amount WHERE id = source;
    UPDATE account SET balance = balance + amount WHERE id = target;
    COMMIT;
END
$$;
-- create comment on procedure public.transfer(integer, integer, numeric)
COMMENT ON PROCEDURE public.transfer(IN integer, IN integer, IN numeric) IS 'moves money';
COMMIT;
