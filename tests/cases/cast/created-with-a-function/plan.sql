-- + cast:public.celsius AS numeric
-- + function:public.to_number(public.celsius)
-- + owner:function.public.to_number(public.celsius)
-- + comment:cast.public.celsius AS numeric

BEGIN;
-- create function public.to_number(public.celsius)
CREATE FUNCTION public.to_number(c public.celsius)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT (c).degrees$$;
-- create cast public.celsius AS numeric
CREATE CAST (public.celsius AS numeric) WITH FUNCTION public.to_number(public.celsius) AS ASSIGNMENT;
-- create comment on cast public.celsius AS numeric
COMMENT ON CAST (public.celsius AS numeric) IS 'only the number';
COMMIT;
