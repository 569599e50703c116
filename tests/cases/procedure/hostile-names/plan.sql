-- + procedure:public.call me "maybe"(text, integer)
-- + owner:procedure.public.call me "maybe"(text, integer)
-- + comment:procedure.public.call me "maybe"(text, integer)

BEGIN;
-- create procedure public.call me "maybe"(text, integer)
CREATE PROCEDURE public."call me ""maybe"""("it's" text, "a
b" integer DEFAULT 1)
 LANGUAGE plpgsql
AS $body$ BEGIN RAISE NOTICE '$$ %', "it's"; END $body$;
-- create comment on procedure public.call me "maybe"(text, integer)
COMMENT ON PROCEDURE public."call me ""maybe"""(IN text, IN integer) IS 'it''s';
COMMIT;
