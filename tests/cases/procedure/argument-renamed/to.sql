CREATE PROCEDURE log(line text) LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', line; END $$;

COMMENT ON PROCEDURE log(text) IS 'to the log';
