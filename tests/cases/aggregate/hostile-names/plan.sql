-- + aggregate:public.it's\u000atotal(integer)
-- + owner:aggregate.public.it's\u000atotal(integer)
-- + comment:aggregate.public.it's\u000atotal(integer)

BEGIN;
-- create aggregate public.it's\u000atotal(integer)
CREATE AGGREGATE public."it's
total"("a ""b""" integer) (
    SFUNC = public."step ""1""",
    STYPE = integer,
    INITCOND = '0'
);
-- create comment on aggregate public.it's\u000atotal(integer)
COMMENT ON AGGREGATE public."it's
total"(integer) IS 'it''s';
COMMIT;
