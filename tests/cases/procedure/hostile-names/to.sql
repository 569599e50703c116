CREATE TABLE t (a integer);

CREATE PROCEDURE "call me ""maybe"""("it's" text, "a
b" integer DEFAULT 1) LANGUAGE plpgsql AS $x$ BEGIN RAISE NOTICE '$$ %', "it's"; END $x$;
COMMENT ON PROCEDURE "call me ""maybe"""(text, integer) IS 'it''s';
