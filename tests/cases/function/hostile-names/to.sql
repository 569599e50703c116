CREATE TYPE "my type" AS ENUM ('a');

CREATE FUNCTION "do it"("the ""arg""" "my type", "select" text DEFAULT $q$it's $$ and $body$ and \$q$) RETURNS text LANGUAGE plpgsql AS $outer$
BEGIN
    RETURN $$a$$ || $function$b$function$ || 'it''s' || E'\\' || "select";
END
$outer$;
COMMENT ON FUNCTION "do it"("my type", text) IS 'quotes '' " and $$';
GRANT EXECUTE ON FUNCTION "do it"("my type", text) TO case_reader;
CREATE FUNCTION "two
lines"() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "größe_in_日本"(VARIADIC "größen" integer[]) RETURNS integer LANGUAGE sql AS 'SELECT cardinality($1)';
