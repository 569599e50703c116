-- + function:public.do it(public."my type", text)
-- + function:public.größe_in_日本(integer[])
-- + function:public.two\u000alines()
-- + owner:function.public.do it(public."my type", text)
-- + owner:function.public.größe_in_日本(integer[])
-- + owner:function.public.two\u000alines()
-- + privilege:function.public.do it(public."my type", text)
-- + comment:function.public.do it(public."my type", text)

BEGIN;
-- create function public.do it(public."my type", text)
CREATE FUNCTION public."do it"("the ""arg""" public."my type", "select" text DEFAULT 'it''s $$ and $body$ and \'::text)
 RETURNS text
 LANGUAGE plpgsql
AS $body$
BEGIN
    RETURN $$a$$ || $function$b$function$ || 'it''s' || E'\\' || "select";
END
$body$;
-- create function public.größe_in_日本(integer[])
CREATE FUNCTION public."größe_in_日本"(VARIADIC "größen" integer[])
 RETURNS integer
 LANGUAGE sql
AS $$SELECT cardinality($1)$$;
-- create function public.two\u000alines()
CREATE FUNCTION public."two
lines"()
 RETURNS integer
 LANGUAGE sql
AS $$SELECT 1$$;
-- create privileges on function public.do it(public."my type", text)  ! SEC_GRANT_WIDER
GRANT EXECUTE ON FUNCTION public."do it"(public."my type", text) TO case_reader;
-- create comment on function public.do it(public."my type", text)
COMMENT ON FUNCTION public."do it"(public."my type", text) IS 'quotes '' " and $$';
COMMIT;
