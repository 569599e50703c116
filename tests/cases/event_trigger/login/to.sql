CREATE FUNCTION greet() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;

CREATE EVENT TRIGGER "greet ""all""" ON login EXECUTE FUNCTION greet();
COMMENT ON EVENT TRIGGER "greet ""all""" IS 'it''s';
