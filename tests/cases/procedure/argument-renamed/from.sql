CREATE PROCEDURE log(message text) LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', message; END $$;

COMMENT ON PROCEDURE log(text) IS 'to the log';
