-- ~ function:public.total()  body

BEGIN;
-- alter function public.total()
CREATE OR REPLACE FUNCTION public.total()
 RETURNS numeric
 LANGUAGE plpgsql
AS $$
BEGIN
    -- nothing in stock counts as zero
    RETURN (SELECT coalesce(sum(price), 0) FROM product);
END
$$;
COMMIT;
